# Values taken apart and put together without a struct.
fn main() do
  let j = case Json.parse("{\"s\":\"x\",\"i\":3,\"f\":2.75,\"b\":true,\"n\":null,\"l\":[1,\"a\"],\"o\":{\"k\":0}}") do
    Ok(v) -> v
    Err(_) -> Json.null
  end
  println("${Json.field(j, "s")}")
  println("${Json.field(j, "z")}")
  println("${Json.field(Json.null, "z")}")
  println("${Json.keys(j)}")
  println("${Json.keys(Json.null)}")
  let l = Map.get_or(all(j), "l", Json.null)
  println("${Json.at(l, 1)}")
  println("${Json.at(l, 2)}")
  println("${Json.at(l, -1)}")
  println("${Json.at(j, 0)}")
  println("${part(j, "s") |> Json.as_string()}")
  println("${part(j, "i") |> Json.as_string()}")
  println("${part(j, "i") |> Json.as_int()}")
  println("${part(j, "f") |> Json.as_int()}")
  println("${part(j, "s") |> Json.as_int()}")
  println("${part(j, "f") |> Json.as_float()}")
  println("${part(j, "i") |> Json.as_float()}")
  println("${part(j, "b") |> Json.as_bool()}")
  println("${part(j, "n") |> Json.as_bool()}")
  println("${l |> Json.as_list()}")
  println("${part(j, "o") |> Json.as_object()}")
  println("${part(j, "o") |> Json.as_list()}")
  println("${Json.object([("b", Json.int(1)), ("a", Json.array([Json.null, Json.bool(true), Json.string("q\"")]))])}")
  println("${Json.object([("a", Json.float(1.0)), ("a", Json.float(0.5))])}")
  println("${Json.array([])}")
  println("${Json.object([])}")
  println("${Json.encode([Json.null])}")
  println("${Json.encode(%{"x" => Json.int(1)})}")
  println("${Json.parse("[1, 2]") == Json.parse("[1,2]")}")
  println("${Json.parse("{\"a\":1,\"b\":2}") == Json.parse("{\"b\":2,\"a\":1}")}")
  println("${Json.parse("[1, 2]") == Json.parse("[2, 1]")}")
  println("${Json.null == Json.int(0)}")
end

fn all(j :: Json) -> Map<String, Json> do
  case Json.as_object(j) do
    Some(m) -> m
    None -> %{}
  end
end

fn part(j :: Json, name :: String) -> Json do
  case Json.field(j, name) do
    Some(p) -> p
    None -> Json.null
  end
end
#> Some("x")
#> None
#> None
#> [s, i, f, b, n, l, o]
#> []
#> Some("a")
#> None
#> None
#> None
#> Some(x)
#> None
#> Some(3)
#> Some(2)
#> None
#> Some(2.75)
#> Some(3)
#> Some(true)
#> None
#> Some([1, "a"])
#> Some(%{k => 0})
#> None
#> {"b":1,"a":[null,true,"q\""]}
#> {"a":0.5}
#> []
#> {}
#> [null]
#> {"x":1}
#> true
#> true
#> false
#> false
