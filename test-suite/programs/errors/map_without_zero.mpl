#! exit: 1
#! stderr: Mesh panic at map_without_zero.mpl:10: Map.get: key not found
struct User do
  name :: String
end

fn main() do
  let users = %{"ann" => User { name: "Ann" }}
  println(users["ann"].name)
  let bob = Map.get(users, "bob") # panics here
  println(bob.name)
end
#> Ann
