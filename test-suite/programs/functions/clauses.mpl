fn mood(0) = "calm"
fn mood(level) when level < 0 = "low"
fn mood(level) = "level ${level}"

fn len([]) = 0
fn len(_ :: rest) = 1 + len(rest)

fn both(true, true) = "both"
fn both(true, _) = "first"
fn both(_, true) = "second"
fn both(_, _) = "none"

fn greet("") do
  "nobody"
end
fn greet(name) do
  "hello " <> name
end

fn main() do
  println("${mood(0)} ${mood(-4)} ${mood(7)}")
  println("${len([])} ${len([1, 2, 3])}")
  println("${both(true, true)} ${both(true, false)} ${both(false, true)} ${both(false, false)}")
  println("${greet("")}, ${greet("you")}")
end
#> calm low level 7
#> 0 3
#> both first second none
#> nobody, hello you
