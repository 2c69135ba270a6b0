fn check(n :: Int) -> Int!String = if n > 0 do Ok(n) else Err("not positive") end

fn main() -> Int!String do
  let n = check(3)?
  println("${n}")
  Ok(n)
end
#> 3
