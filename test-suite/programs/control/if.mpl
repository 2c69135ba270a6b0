fn size(n) do
  if n < 10 do
    "small"
  else if n < 100 do
    "medium"
  else
    "large"
  end
end

fn nested(a, b) do
  if a do
    if b do "both" else "first" end
  else
    if b do
      "second"
    else
      "none"
    end
  end
end

fn main() do
  println(size(5))
  println(size(50))
  println(size(500))
  println(nested(true, true) <> " " <> nested(true, false))
  println(nested(false, true) <> " " <> nested(false, false))
  let x = if 1 < 2 do 10 else 20 end
  println("${x}")
  if x == 10 do println("ten") end
  if x == 11 do println("eleven") end
end
#> small
#> medium
#> large
#> both first
#> second none
#> 10
#> ten
