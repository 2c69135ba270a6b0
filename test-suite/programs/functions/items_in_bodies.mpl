fn main() do
  struct P do
    x :: Int
  end deriving(Display)
  type T do
    A
    B(Int)
  end
  interface Sh do
    fn sh(self) -> String
  end
  impl Sh for P do
    fn sh(self) -> String do "P${self.x}" end
  end
  actor w(n :: Int) do
    println("w${n}")
  end
  type Al = List<Int>
  let p = P { x: 1 }
  println("${p} ${p.sh()} ${B(2)}")
  let l :: Al = [1]
  println("${l}")
  spawn(w, 4)
end
#> P(1) P1 B(2)
#> [1]
#> w4
