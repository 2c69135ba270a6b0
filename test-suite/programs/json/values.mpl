fn main() do
  case Json.parse(" {\"b\": [1, 2.5, true], \"a\": {\"x\": null}} ") do
    Ok(j) -> println("${j}")
    Err(e) -> println("error ${e}")
  end
  let bad = case Json.parse("{\"a\": }") do
    Ok(_) -> "parsed"
    Err(_) -> "refused"
  end
  println(bad)
  let text = "{\"name\":\"ann\",\"n\":4,\"ok\":true,\"o\":{\"in\":[1,2]},\"z\":null}"
  println("${Json.get(text, "name")} ${Json.get(text, "n")} ${Json.get(text, "ok")} ${Json.get(text, "o")}")
  println("[${Json.get(text, "z")}] [${Json.get(text, "missing")}] [${Json.get("nope", "a")}]")
  println("${Json.get_nested(text, "o", "in")} [${Json.get_nested(text, "o", "no")}]")
  println(JSON.encode_list([1, 2]) <> JSON.encode_map(%{"k" => true}))
end
#> {"b":[1,2.5,true],"a":{"x":null}}
#> refused
#> ann 4 true {"in":[1,2]}
#> [] [] []
#> [1,2] []
#> [1,2]{"k":true}
