struct User do
  name :: String
  age :: Int
end deriving(Eq, Display)

type Event do
  Joined(User)
  Said(User, String)
  Left
end deriving(Eq, Display)

fn text(e) = case e do
  Joined(u) when u.age < 18 -> "${u.name} (young) joined"
  Joined(u) -> "${u.name} joined"
  Said(u, s) -> "${u.name}: ${s}"
  Left -> "someone left"
end

fn main() do
  let ann = User { name: "ann", age: 30 }
  let bob = User { name: "bob", age: 12 }
  for e in [Joined(ann), Joined(bob), Said(ann, "hi"), Left] do
    println(text(e))
  end
  println("${Said(bob, "yo")}")
  println("${Joined(ann) == Joined(ann)} ${Joined(ann) == Joined(bob)}")
end
#> ann joined
#> bob (young) joined
#> ann: hi
#> someone left
#> Said(User(bob, 12), yo)
#> true false
