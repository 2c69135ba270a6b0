##! A text adventure: places, things, a parser of commands and a game that is one fold over what the player types.

pub type Direction do
  North
  East
  South
  West
end deriving(Eq, Ord, Hash, Display)

pub type Thing do
  Lamp(lit :: Bool)
  Key
  Sword
  Scroll(String)
end deriving(Eq, Display)

pub type Command do
  Go(Direction)
  Take(String)
  Drop(String)
  Look
  Inventory
  Use(String, Option<String>)
  Quit
end deriving(Eq, Display)

pub struct Place do
  name :: String
  dark :: Bool
  exits :: Map<Direction, String>
  things :: List<Thing>
end

pub struct Game do
  at :: String
  places :: Map<String, Place>
  bag :: List<Thing>
  turns :: Int
  over :: Option<Ending>
end

pub type Ending do
  Won(turns :: Int)
  Lost(why :: String)
  Left
end deriving(Display)

fn name_of(t :: Thing) -> String do
  case t do
    Lamp(_) -> "lamp"
    Key -> "key"
    Sword -> "sword"
    Scroll(_) -> "scroll"
  end
end

let opposite = fn North ->
  South
| South ->
  North
| East ->
  West
| West ->
  East
end

fn direction("n" | "north") = Some(North)
fn direction("e" | "east") = Some(East)
fn direction("s" | "south") = Some(South)
fn direction("w" | "west") = Some(West)
fn direction(_) = None

pub fn command(line :: String) -> Command!String do
  let words = line.to_lower().split(" ") |> List.filter(fn w -> w != "" and w != "the" end)
  case words do
    [] -> Err("say something")
    ["look"] | ["l"] -> Ok(Look)
    ["inventory"] | ["i"] -> Ok(Inventory)
    ["quit"] -> Ok(Quit)
    ["go", d] | [d] when direction(d) != None -> Ok(Go(direction(d) |> or_else(North)))
    ["take", thing] | ["get", thing] -> Ok(Take(thing))
    ["drop", thing] -> Ok(Drop(thing))
    ["use", thing] -> Ok(Use(thing, None))
    ["use", thing, "on" | "with", other] -> Ok(Use(thing, Some(other)))
    verb :: _ -> Err("what does it mean to ${verb}?")
  end
end

fn or_else(o, default) do
  case o do
    Some(x) -> x
    None -> default
  end
end

fn place(name, dark, things) = Place { name: name, dark: dark, exits: %{}, things: things }

fn join(places, a, d, b) do
  let tie = fn ps, from, dir, to ->
    Map.update(ps, from, place(from, false, []), fn p ->
      %{p | exits: Map.put(p.exits, dir, to)}
    end)
  end
  places |> tie(a, d, b) |> tie(b, opposite(d), a)
end

pub fn new_game() -> Game do
  let list = [
    place("hall", false, [Lamp(false)]),
    place("cellar", true, [Key, Scroll("say nothing")]),
    place("garden", false, [Sword]),
    place("vault", false, [])
  ]
  let places = List.reduce(list, %{}, fn m, p -> Map.put(m, p.name, p) end)
    |> join("hall", South, "cellar")
    |> join("hall", East, "garden")
    |> join("garden", North, "vault")
  Game { at: "hall", places: places, bag: [], turns: 0, over: None }
end

fn here(g :: Game) -> Place = Map.get(g.places, g.at)

fn has_light(g) = List.any(g.bag, fn Lamp(true) ->
  true
| _ ->
  false
end)

fn describe(g) do
  let p = here(g)
  if p.dark and not has_light(g) do
    return "It is dark."
  end
  let exits = List.sort(Map.keys(p.exits), fn a, b -> if a < b do -1 else 1 end end)
  let things = if p.things == [] do
    "nothing"
  else
    String.join(List.map(p.things, name_of), ", ")
  end
  "You are in the ${p.name} and see ${things}. Exits: ${exits}"
end

## Takes the first element that a condition holds for out of a list.
fn extract(xs, holds) do
  case xs do
    [] -> None
    x :: rest when holds(x) -> Some((x, rest))
    x :: rest -> later(x, extract(rest, holds))
  end
end

fn later(x, found) do
  let (y, rest) = found?
  Some((y, [x] ++ rest))
end

fn with_things(g, f) do
  let p = here(g)
  %{g | places: Map.put(g.places, g.at, %{p | things: f(p.things)})}
end

pub fn step(g :: Game, c :: Command) -> (Game, String) do
  let g = %{g | turns: g.turns + 1}
  case c do
    Look -> (g, describe(g))
    Inventory -> (g, "You carry ${List.map(g.bag, name_of)}")
    Quit -> (%{g | over: Some(Left)}, "Bye.")
    Go(d) -> go(g, d, Map.fetch(here(g).exits, d))
    Take(name) -> take(g, name)
    Drop(name) -> drop(g, name)
    Use(name, on) -> use_thing(g, name, on)
  end
end

fn go(g, d, to) do
  case to do
    None -> (g, "There is no way ${d}.")
    Some("vault") when not List.contains(g.bag, Key) -> (g, "The door is locked.")
    Some("vault") -> (%{g | at: "vault", over: Some(Won(g.turns))}, "The door opens.")
    Some(name) -> arrive(%{g | at: name})
  end
end

fn arrive(g) = (g, describe(g))

fn take(g, name) do
  if here(g).dark and not has_light(g) do
    return (%{g | over: Some(Lost("a grue in the ${g.at}"))}, "Something takes you.")
  end
  case extract(here(g).things, fn t -> name_of(t) == name end) do
    None -> (g, "There is no ${name}.")
    Some((t, rest)) -> (with_things(%{g | bag: g.bag ++ [t]}, fn _ -> rest end), "Taken: ${t}.")
  end
end

fn drop(g, name) do
  case extract(g.bag, fn t -> name_of(t) == name end) do
    None -> (g, "You have no ${name}.")
    Some((t, rest)) -> (with_things(%{g | bag: rest}, fn ts -> List.append(ts, t) end), "Dropped.")
  end
end

fn use_thing(g, name, on) do
  match (extract(g.bag, fn t -> name_of(t) == name end), on) do
    (None, _) -> (g, "You have no ${name}.")
    (Some((Lamp(lit), rest)), None) ->
      (%{g | bag: rest ++ [Lamp(not lit)]}, if lit do "Dark." else "Light!" end)
    (Some((Scroll(text), _)), None) -> (g, "It says: ${text}.")
    (Some((Sword, _)), Some("scroll")) -> (g, "Words are mightier.")
    (Some((t, _)), Some(other)) -> (g, "You cannot use ${t} on ${other}.")
    (Some((t, _)), None) -> (g, "You wave the ${name_of(t)}.")
  end
end

pub fn play(lines :: List<String>) -> Game do
  let g = List.reduce(lines, new_game(), fn g, line ->
    if g.over != None do
      return g
    end
    let (g, answer) = case command(line) do
      Ok(c) -> step(g, c)
      Err(why) ->
        (g, String.to_upper(String.slice(why, 0, 1)) <> String.slice(why, 1, why.length()))
    end
    println("> ${line}\n${answer}")
    g
  end)
  println("-- ${g.over} after ${g.turns} turns with ${g.bag}")
  g
end

impl Eq for Ending do
  fn eq(self, other) = "${self}" == "${other}"
end

pub fn demo() do
  play([
    "look",
    "the",
    "dance",
    "take lamp",
    "go south",
    "use the lamp",
    "look",
    "take key",
    "get scroll",
    "use scroll",
    "drop sword",
    "n",
    "east",
    "take sword",
    "use sword with scroll",
    "use sword on lamp",
    "drop scroll",
    "look",
    "i",
    "north",
    "look"
  ])
  play(["south", "take key", "look"])
  play(["e", "n", "w", "w", "quit"])
  let commands = List.map(["go e", "west", "use a with b", "take the key", "xyzzy"], command)
  println("${commands}")
end
