fn f(m) = "${m}"
fn g(x, m) = "${x}:${m}"
fn h(m, k) = "${m}" <> k()
struct P do x :: Int end
interface Opt do fn opts(self, m) -> String end
impl Opt for P do fn opts(self, m) do "${self.x} ${Map.get(m, "a")}" end end
service S do
  fn init() do %{} end
  call Put(m) do |s| (Map.merge(s, m), Map.size(m)) end
end
fn main() do
  println("${P { x: 1 }.opts(a: 5)} ${7 |> g(a: 1, b: 2)} ${h(a: "x") do "blk" end}")
  let s = S.start()
  println("${S.put(s, k: 1, l: 2)} ${S.put(s, m: 3)}")
  println("${f(if_: 1)} ${g("a", nested: %{"q" => 1})}")
  println(f(x: [1], y: []))
end
#> 1 5 7:%{a => 1, b => 2} %{a => x}blk
#> 2 1
#> %{if_ => 1} a:%{nested => %{q => 1}}
#> %{x => [1], y => []}
