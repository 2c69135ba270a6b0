service Stock do
  fn init(item :: String) -> (String, Int) do
    (item, 0)
  end
  call Take(n :: Int) :: Int!String do |state|
    let (item, left) = state
    if n > left do
      (state, Err("only ${left} ${item}"))
    else
      ((item, left - n), Ok(left - n))
    end
  end
  cast Refill(n) do |state|
    let (item, left) = state
    (item, left + n)
  end
end

fn main() do
  let p = Stock.start("pens")
  println("${Stock.take(p, 1)}")
  Stock.refill(p, 10)
  println("${Stock.take(p, 3)}")
  println("${Stock.take(p, 8)}")
  Stock.refill(p, 1)
  println("${Stock.take(p, 8)}")
end
#> Err(only 0 pens)
#> Ok(7)
#> Err(only 7 pens)
#> Ok(0)
