# Contextual words are ordinary field names, and keywords follow a dot.
struct Options do
  table :: String
  timestamps :: Bool
  from :: Int
  as :: Int
  strategy :: String
end

fn main() do
  let o = Options { table: "t", timestamps: true, from: 1, as: 2, strategy: "s" }
  println("${o.table} ${o.timestamps} ${o.from + o.as} ${o.strategy}")
  let state = 1
  let value = state + 1
  let message = "m${value}"
  println(message)
  let child = fn default -> default + 1 end
  println("${child(1)}")
end
#> t true 3 s
#> m2
#> 2
