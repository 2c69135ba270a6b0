struct Rule do
  name :: String
  test :: Fun(Int) -> Bool
end deriving()

fn matching(rules :: List<Rule>, n :: Int) -> List<String> do
  let hit = List.filter(rules, fn r -> (r.test)(n) end)
  List.map(hit, fn r -> r.name end)
end

fn main() do
  let limit = 10
  let rules = [
    Rule { name: "even", test: fn n -> n % 2 == 0 end },
    Rule { name: "large", test: fn n -> n > limit end }
  ]
  println("${matching(rules, 4)} ${matching(rules, 11)} ${matching(rules, 12)} ${matching(rules, 1)}")
  let by_name = %{"inc" => fn n -> n + 1 end, "dec" => fn n -> n - 1 end}
  let inc = by_name["inc"]
  println("${inc(5)}")
  let (f, g) = (fn x -> x * 2 end, fn x -> x + 100 end)
  println("${g(f(1))}")
end
#> [even] [large] [even, large] []
#> 6
#> 102
