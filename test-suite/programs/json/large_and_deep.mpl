# Structs of many fields and values many levels deep.
struct Big do
  f0 :: Int
  f1 :: String
  f2 :: Float
  f3 :: Int
  f4 :: String
  f5 :: Float
  f6 :: Int
  f7 :: String
  f8 :: Float
  f9 :: Int
  f10 :: String
  f11 :: Float
  f12 :: Int
  f13 :: String
  f14 :: Float
  f15 :: Int
  f16 :: String
  f17 :: Float
  f18 :: Int
  f19 :: String
  f20 :: Float
  f21 :: Int
  f22 :: String
  f23 :: Float
  f24 :: Int
  f25 :: String
  f26 :: Float
  f27 :: Int
  f28 :: String
  f29 :: Float
  f30 :: Int
  f31 :: String
  f32 :: Float
  f33 :: Int
  f34 :: String
  f35 :: Float
  f36 :: Int
  f37 :: String
  f38 :: Float
  f39 :: Int
  f40 :: String
  f41 :: Float
  f42 :: Int
  f43 :: String
  f44 :: Float
  f45 :: Int
  f46 :: String
  f47 :: Float
  f48 :: Int
  f49 :: String
end deriving(Json, Row, Eq, Display)

struct Chain do
  n :: Int
  next :: Option<Chain>
end deriving(Json)

fn chain(i :: Int, c :: Option<Chain>) -> Option<Chain> = if i == 0 do c else chain(i - 1, Some(Chain { n: i, next: c })) end

fn depth(c :: Option<Chain>, n :: Int) -> Int = case c do
  Some(x) -> depth(x.next, n + 1)
  None -> n
end

fn main() do
  let b = Big {
    f0: 0
    f1: "s1"
    f2: 2.5
    f3: 3
    f4: "s4"
    f5: 5.5
    f6: 6
    f7: "s7"
    f8: 8.5
    f9: 9
    f10: "s10"
    f11: 11.5
    f12: 12
    f13: "s13"
    f14: 14.5
    f15: 15
    f16: "s16"
    f17: 17.5
    f18: 18
    f19: "s19"
    f20: 20.5
    f21: 21
    f22: "s22"
    f23: 23.5
    f24: 24
    f25: "s25"
    f26: 26.5
    f27: 27
    f28: "s28"
    f29: 29.5
    f30: 30
    f31: "s31"
    f32: 32.5
    f33: 33
    f34: "s34"
    f35: 35.5
    f36: 36
    f37: "s37"
    f38: 38.5
    f39: 39
    f40: "s40"
    f41: 41.5
    f42: 42
    f43: "s43"
    f44: 44.5
    f45: 45
    f46: "s46"
    f47: 47.5
    f48: 48
    f49: "s49"
  }
  let text = Json.encode(b)
  println("${String.length(text)}")
  case Big.from_json(text) do
    Ok(again) -> println("${again == b} ${again.f49} ${again.f48} ${again.f2}")
    Err(e) -> println(e)
  end
  let row = Map.from_list(for i in 0..50 do ("f${i}", "${i}") end)
  case Big.from_row(row) do
    Ok(r) -> println("${r.f49} ${r.f48} ${r.f47}")
    Err(e) -> println(e)
  end
  let c = chain(5000, None)
  let json = Json.encode(c)
  case Chain.from_json(json) do
    Ok(back) -> println("${depth(Some(back), 0)}")
    Err(e) -> println(e)
  end
end
#> 514
#> true s49 48 2.5
#> 49 48 47
#> 5000
