fn a() do
  struct P do
    x :: Int
  end deriving(Display)
  type T do
    A
    B(Int)
  end
  let p = P { x: 1 }
  println("${p} ${B(2)} ${T.A}")
end
fn b() do
  if true do
    struct P do
      y :: String
      z :: Int
    end
    type T do A(String); C end
    actor w(n :: Int) do println("w${n}") end
    interface Sh do fn sh(self) -> String end
    impl Sh for P do fn sh(self) do "P" <> self.y end end
    let p = P { y: "q", z: 2 }
    println("${p} ${A("s")} ${p.sh()}")
    w(3)
    fn mk(v) = P { y: v, z: 0 }
    println("${mk("k")}")
  end
  actor w(s :: String) do println("other ${s}") end
  w("x")
end
struct P do top :: Int end
fn c() = P { top: 1 }
fn main() do
  a()
  b()
  println("${c()}")
  let f = fn x ->
    struct In do v :: Int end
    In { v: x }
  end
  println("${f(4).v}")
end
#> P(1) B(2) A
#> P { y: q, z: 2 } A(s) Pq
#> w3
#> P { y: k, z: 0 }
#> other x
#> P { top: 1 }
#> 4
