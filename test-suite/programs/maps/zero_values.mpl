# A missing key gives the zero value of the map's value type.
fn main() do
  let i :: Map<String, Int> = %{}
  let f :: Map<String, Float> = %{}
  let b :: Map<String, Bool> = %{}
  let s :: Map<String, String> = %{}
  let l :: Map<String, List<Int>> = %{}
  let m :: Map<String, Map<Int, Int>> = %{}
  let o :: Map<String, Option<Int>> = %{}
  let t :: Map<String, (Int, String)> = %{}
  let u :: Map<String, ()> = %{}
  println("${i["k"]} ${f["k"]} ${b["k"]} [${s["k"]}]")
  println("${l["k"]} ${m["k"]} ${o["k"]} ${t["k"]} ${u["k"]}")
  let count = fn m, k -> Map.put(m, k, Map.get(m, k) + 1) end
  println("${List.reduce(["a", "b", "a"], %{}, count)}")
end
#> 0 0 false []
#> [] %{} None (0, ) ()
#> %{a => 2, b => 1}
