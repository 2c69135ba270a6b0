# Two types may share the name of a variant: the expected type decides, else the qualified name.
type Door do
  Open
  Shut
end
type Shop do
  Closed
  Open
end

fn door(d :: Door) = case d do
  Open -> "open door"
  Shut -> "shut door"
end
fn shop(s :: Shop) = case s do
  Open -> "open shop"
  Closed -> "closed shop"
end

fn main() do
  println("${door(Open)} ${shop(Open)}")
  println("${door(Door.Open)} ${shop(Shop.Open)}")
  let d :: Door = Open
  println(door(d))
  println("${door(Shut)} ${shop(Closed)}")
end
#> open door open shop
#> open door open shop
#> open door
#> shut door closed shop
