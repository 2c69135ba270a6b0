##! Module doc
#= block #= nested =# still =#
## doc of f
fn größe(ñ) = ñ + 1   # unicode names
fn Upper(x) = x * 2
fn under_(_a, __b__) = _a + __b__
struct T do
  table :: String
  timestamps :: Int
  child :: Int
  start :: Int
  strategy :: Atom
end
fn from(x) = x + 100
fn as_(deriving) = deriving

fn main() do
  println("${größe(1)} ${Upper(4)} ${under_(1, 2)}")
  println("${0xFF} ${0XfF} ${0b1010_0001} ${0B11} ${0o755} ${0O17} ${1_000_000} ${9223372036854775807}")
  println("${3.14} ${1_0.5} ${1.0e10} ${2.5E-3} ${1e5} ${1E+2} ${-0.0} ${1e300 * 1e10} ${5.0}")
  let t = T { table: "x", timestamps: 3, child: 1, start: 2, strategy: :one_for_one }
  println("${t.table} ${t.timestamps} ${t.child} ${t.start} ${t.strategy}")
  let from = 3
  let as = 4
  let deriving = 5
  let test = 6
  let strategy = 7
  let default = 8
  let message = 9
  let state = 10
  let value = 11
  let init = 12
  let use = 13
  let restart = 14
  let table = 15
  println("${from + as + deriving + test + strategy + default + message + state + value + init + use + restart + table}")
  println("tab\there \\ \" \$ \${x} \q #{x} $x $ ${"in ${"deep ${1 + 1}"}"} }{ ")
  println("""raw "quotes" and ${1 + 2}
  second \t line""")
  println("a
b")
  println("""""")
  println("""a""b"c""")
  println("${%{"a" => "}"}}")
  println("${case 1 do 1 -> "{" 
  _ -> "}" end}")
  println("nul:${String.length("\0\r\n\t")}")
  println(:abc |> inspect)
  println("${:_x1} ${nil} ${()}")
  println("${if true do "y" else "n" end}")
  let r = 0..5
  println("${r}")
  println("${1--1}")
  println("${- -3} ${-(-3)} ${not true} ${!false}")
  println("${not not true}") # comment at end
  let x = 1; let y = 2; println("${x + y}")
  ;;
  println("${[1, #= inner =# 2, # c
    3,
  ]}")
  println("${f(name:"x", b: "y")}")
end
fn f(m) = Map.size(m)
#> 2 8 3
#> 255 255 161 3 493 15 1000000 9223372036854775807
#> 3.14 10.5 10000000000 0.0025 100000 100 -0 inf 5
#> x 3 1 2 one_for_one
#> 117
#> tab	here \ " $ ${x} q #{x} $x $ in deep 2 }{ 
#> raw "quotes" and 3
#>   second 	 line
#> a
#> b
#> 
#> a""b"c
#> %{a => }}
#> {
#> nul:4
#> :abc
#> _x1 () ()
#> y
#> 0..5
#> 2
#> 3 3 false true
#> true
#> 3
#> [1, 2, 3]
#> 2
