# `return` and `?` leave the closure, not the function around it.
fn parse(s :: String) -> Int!String do
  case String.to_int(s) do
    Some(n) -> Ok(n)
    None -> Err("bad ${s}")
  end
end

fn main() do
  let add = fn a :: String, b :: String do
    let x = parse(a)?
    let y = parse(b)?
    Ok(x + y)
  end
  println("${add("1", "2")} ${add("1", "x")}")
  let signs = List.map([1, -1, 0], fn n do
    if n < 0 do
      return "neg"
    end
    if n == 0 do return "zero" end
    "pos"
  end)
  println("${signs}")
  println("still here")
end
#> Ok(3) Err(bad x)
#> [pos, neg, zero]
#> still here
