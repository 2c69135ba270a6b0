fn main() do
  type T do A; B end
  let g = fn x -> do_it(x) end
  fn do_it(t :: T) -> Int do
    case t do
      A -> 1
      B -> 2
    end
  end
  service Cnt do
    fn init(n :: Int) do n end
    call Get() do |s| (s, s) end
    cast Inc() do |s| s + 1 end
  end
  let p = Cnt.start(4)
  Cnt.inc(p)
  println("${Cnt.get(p)} ${do_it(B)}")
  supervisor Sup do
    child c do start: fn -> Cnt.start(1) end end
  end
  let s = spawn(Sup)
  println("${Process.alive(s)}")
  type Al = List<Int>
  let xs :: Al = [1]
  println("${xs}")
end
#> 5 2
#> true
#> [1]
