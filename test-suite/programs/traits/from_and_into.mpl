struct Meters do
  value :: Float
end deriving(Display)

type AppError do
  Parse(String)
  Range(Int)
end deriving(Display)

impl From<Int> for Meters do
  fn from(n :: Int) -> Meters do
    Meters { value: Float.from(n) }
  end
end
impl From<String> for AppError do
  fn from(s :: String) -> AppError do
    Parse(s)
  end
end

fn number(s :: String) -> Int!String do
  case String.to_int(s) do
    Some(n) -> Ok(n)
    None -> Err("not a number: ${s}")
  end
end
# The error of `number` is converted by `?`.
fn level(s :: String) -> Int!AppError do
  let n = number(s)?
  if n > 9 do Err(Range(n)) else Ok(n) end
end

fn main() do
  println("${Meters.from(3)}")
  let m :: Meters = 5.into()
  println("${m}")
  println("${level("7")} ${level("70")} ${level("x")}")
  println("${Float.from(2)} ${String.from(1.5)}")
end
#> Meters(3)
#> Meters(5)
#> Ok(7) Err(Range(70)) Err(Parse(not a number: x))
#> 2 1.5
