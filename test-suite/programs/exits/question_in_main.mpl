#! exit: 1
#! stderr: Error: no such thing
fn load(name :: String) -> String!String do
  if name == "a" do Ok("thing") else Err("no such ${"thing"}") end
end

fn main() do
  let a = load("a")?
  println(a)
  let b = load("b")?
  println("never ${b}")
end
#> thing
