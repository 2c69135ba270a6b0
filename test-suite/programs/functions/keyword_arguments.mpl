# All `name: value` pairs at the end make one map.
fn tag(name :: String, attributes :: Map<String, String>) -> String do
  let parts = for {k, v} in attributes do "${k}=${v}" end
  "${name}(${String.join(parts, " ")})"
end
fn total(numbers :: Map<String, Int>) = List.reduce(Map.values(numbers), 0, fn a, b -> a + b end)

fn main() do
  println(tag("a", href: "/x", class: "big"))
  println(tag("b", %{"k" => "v"}))
  println("${total(one: 1, two: 2,)}")
  println(tag("c", id:"n"))
end
#> a(href=/x class=big)
#> b(k=v)
#> 3
#> c(id=n)
