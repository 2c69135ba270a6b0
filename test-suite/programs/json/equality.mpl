# Two JSON values are equal when they say the same. Many members and elements take no longer than a walk through them.

fn parsed(s :: String) -> Json do
  case Json.parse(s) do
    Ok(j) -> j
    Err(e) -> Json.string(e)
  end
end

fn same(a :: String, b :: String) do
  println("${a} ${b} ${parsed(a) == parsed(b)}")
end

fn main() do
  same("{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1}")
  same("{\"a\":1}", "{\"a\":1,\"b\":null}")
  same("{\"a\":null}", "{\"b\":null}")
  same("[1,2]", "[2,1]")
  same("1.0", "1")
  same("1e2", "100")
  same("0", "-0")
  same("\"a\"", "\"\\u0061\"")
  same("[{\"a\":[]}]", "[{\"a\":{}}]")
  same("null", "false")

  let objects = for i in 0..100000 do Json.object([("n", Json.int(i))]) end
  let more = List.append(List.take(objects, 99999), Json.object([("m", Json.int(99999))]))
  println("${Json.array(objects) == parsed(Json.encode(objects))} ${Json.array(objects) == Json.array(more)}")
end
#> {"a":1,"b":[2]} {"b":[2],"a":1} true
#> {"a":1} {"a":1,"b":null} false
#> {"a":null} {"b":null} false
#> [1,2] [2,1] false
#> 1.0 1 true
#> 1e2 100 true
#> 0 -0 true
#> "a" "\u0061" true
#> [{"a":[]}] [{"a":{}}] false
#> null false false
#> true false
