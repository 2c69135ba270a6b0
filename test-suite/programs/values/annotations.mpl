fn main() do
  let n :: Int = 5
  let s :: String = "five"
  let f :: Float = 5.0
  let t :: (Int, String) = (n, s)
  let m :: Map<String, List<Int>> = %{"a" => [1, 2], "b" => []}
  let g :: Fun(Int) -> Int = fn x -> x + n end
  let o :: Int? = Some(3)
  let r :: Int!String = Err("no")
  println("${t} ${f} ${m} ${g(1)} ${o} ${r}")
  let e :: List<Int> = []
  println("${e}")
end
#> (5, five) 5 %{a => [1, 2], b => []} 6 Some(3) Err(no)
#> []
