# JSON, bytes, regular expressions, instants, Base64, URLs and digests, edge cases included.

struct U do
  id :: Int
  name :: String
  score :: Float
  ok :: Bool
  tag :: Option<String>
  xs :: List<Int>
  m :: Map<String, Float>
end deriving(Json, Eq, Display)
struct Sub do
  a :: Option<Int>
end deriving(Json, Eq)
type V do
  A
  B(Int, String)
  C(Sub)
  D(Option<Int>)
end deriving(Json, Eq, Debug)
struct W do
  v :: V
  vs :: List<V>
  o :: Option<V>
  mv :: Map<String, V>
end deriving(Json, Eq)
struct G<T> do
  value :: T
end deriving(Json, Eq)
fn u() = U { id: 1, name: "a\"b", score: 1.0, ok: true, tag: None, xs: [1, 2], m: %{"k" => 0.5} }
fn ufrom(s) = case U.from_json(s) do
  Ok(v) -> "ok ${v}"
  Err(e) -> e
end
fn vfrom(s) = case V.from_json(s) do
  Ok(v) -> "ok ${v}"
  Err(e) -> e
end
fn wfrom(s) = case W.from_json(s) do
  Ok(v) -> "ok " <> Json.encode(v)
  Err(e) -> e
end
fn sfrom(s) = case Sub.from_json(s) do
  Ok(v) -> "ok ${v}"
  Err(e) -> e
end
fn parsed(s) = case Json.parse(s) do
  Ok(v) -> "${v}"
  Err(e) -> "Err"
end
fn j(s) = case Json.parse(s) do
  Ok(v) -> v
  Err(e) -> Json.null
end
fn hex(s) = case Bytes.from_hex(s) do
  Ok(v) -> v
  Err(e) -> Bytes.from_string("")
end
fn nan() -> Float = 0.0 / 0.0
fn rx(p) = case Regex.compile(p) do
  Ok(r) -> r
  Err(e) -> rx("z")
end
fn dt(s) = case DateTime.parse(s) do
  Ok(r) -> "${r}"
  Err(e) -> "Err"
end

fn failure<A>(f :: Fun() -> A) -> String do
  case Job.await(Job.async(f)) do
    Ok(_) -> "no failure"
    Err(reason) -> reason
  end
end

fn part_1() do
  println("${Json.encode(5)}")
  println("${Json.encode(-0.0)}")
  println("${Json.encode(1.0)}")
  println("${Json.encode(95.5)}")
  println("${Json.encode(nan())}")
  println("${Json.encode(1.0 / 0.0)}")
  println("${Json.encode(1.0e21)}")
  println("${Json.encode(true)}")
  println("${Json.encode("a\"\\\n\r\t\0é😀/")}")
  println("${Json.encode(())}")
  println("${Json.encode(Some(5))}")
  println("${Json.encode(String.to_int("x"))}")
  println("${Json.encode([Some("a"), None])}")
  println("${Json.encode(List.take([1], 0))}")
  println("${Json.encode(%{"a" => 1, "b" => 2})}")
  println("${Json.encode(%{1 => "x", -2 => "y"})}")
  println("${Json.encode(Map.delete(%{"a" => 1}, "a"))}")
  println("${Json.encode(u())}")
  println("${u().to_json()}")
  println("${Json.encode(u().to_json())}")
  println("${Json.encode([u().to_json(), Json.null])}")
  println("${U.from_json(Json.encode(u())) == Ok(u())}")
  println("${Json.encode(A)}")
  println("${Json.encode(B(1, "x"))}")
  println("${Json.encode(C(Sub { a: None }))}")
end

fn part_2() do
  println("${Json.encode(D(Some(4)))}")
  println("${Json.encode(D(None))}")
  println("${Json.encode(G { value: [1, 2] })}")
  println("${Json.encode(G { value: G { value: "s" } })}")
  println("${wfrom("{\"v\":{\"tag\":\"A\",\"fields\":[]},\"vs\":[{\"tag\":\"B\",\"fields\":[1,\"q\",7]}],\"o\":null,\"mv\":{\"k\":{\"tag\":\"D\",\"fields\":[null]}}}")}")
  println("${wfrom("{\"v\":{\"tag\":\"A\",\"fields\":[]},\"vs\":[],\"mv\":{}}")}")
  println("${ufrom("{}")}")
  println("${ufrom("{\"id\":\"x\"}")}")
  println("${ufrom("{\"id\":null}")}")
  println("${ufrom("{\"id\":1.9,\"name\":5}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":\"q\"}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":3,\"ok\":1}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":3,\"ok\":true}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":3,\"ok\":true,\"xs\":{}}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":3,\"ok\":true,\"xs\":[1,\"x\"]}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":3,\"ok\":true,\"xs\":[],\"m\":[]}")}")
  println("${ufrom("{\"id\":1.9e2,\"name\":\"n\",\"score\":3,\"ok\":true,\"xs\":[-1.9],\"m\":{\"z\":1},\"extra\":[{}]}")}")
  println("${ufrom("{\"id\":1,\"name\":\"n\",\"score\":3,\"ok\":true,\"tag\":5,\"xs\":[],\"m\":{}}")}")
  println("${ufrom("[]")}")
  println("${ufrom("5")}")
  println("${vfrom("{}")}")
  println("${vfrom("{\"tag\":\"A\"}")}")
  println("${vfrom("{\"tag\":\"Z\",\"fields\":[]}")}")
  println("${vfrom("{\"tag\":\"B\",\"fields\":[1]}")}")
  println("${vfrom("{\"tag\":\"B\",\"fields\":[]}")}")
end

fn part_3() do
  println("${vfrom("{\"tag\":\"B\",\"fields\":[1,2]}")}")
  println("${vfrom("{\"tag\":\"B\",\"fields\":[1,\"x\",9,9]}")}")
  println("${vfrom("{\"tag\":\"A\",\"fields\":[1]}")}")
  println("${vfrom("{\"tag\":5,\"fields\":[]}")}")
  println("${vfrom("{\"tag\":\"A\",\"fields\":{}}")}")
  println("${vfrom("[]")}")
  println("${sfrom("{}")}")
  println("${sfrom("{\"a\":null}")}")
  println("${sfrom("{\"a\":3}")}")
  println("${sfrom("{\"a\":3,\"a\":4}")}")
  println("${sfrom("  {\"a\" : 3 } \n")}")
  println("${parsed(" [1 , 2.50, -0, 1e5, \"x\\u0041\\ud83d\\ude00\", true, null , {} ] ")}")
  println("${parsed("{\"b\":1,\"a\":2}")}")
  println("${parsed("")}")
  println("${parsed("[1,]")}")
  println("${parsed("{\"a\":1,}")}")
  println("${parsed("01")}")
  println("${parsed("1.")}")
  println("${parsed(".5")}")
  println("${parsed("+1")}")
  println("${parsed("-")}")
  println("${parsed("1e")}")
  println("${parsed("nul")}")
  println("${parsed("true false")}")
  println("${parsed("\"\t\"")}")
end

fn part_4() do
  println("${parsed("\"\\x\"")}")
  println("${parsed("'a'")}")
  println("${parsed("{a:1}")}")
  println("${parsed("[1 2]")}")
  println("${parsed("NaN")}")
  println("${parsed("\"abc")}")
  println("${parsed("123456789012345678901234567890")}")
  println("${Json.encode_string("a\u")}")
  println("${Json.encode_string("\\ \" / ")}")
  println("${Json.encode_int(-5)}")
  println("${Json.encode_bool(false)}")
  println("${Json.encode_map(%{"a" => [1]})}")
  println("${Json.encode_list([%{"a" => 1}])}")
  println("${JSON.encode(1)}")
  println("${Json.get("{\"a\": \"x\\n\"}", "a")}")
  println("${Json.get("{\"a\": 1.50}", "a")}")
  println("${Json.get("{\"a\": true}", "a")}")
  println("${Json.get("{\"a\": null}", "a").inspect()}")
  println("${Json.get("{\"a\": [1, 2]}", "a")}")
  println("${Json.get("{\"a\": {\"b\": 1}}", "a")}")
  println("${Json.get("{\"a\": 1}", "b").inspect()}")
  println("${Json.get("[1]", "a").inspect()}")
  println("${Json.get("garbage", "a").inspect()}")
  println("${Json.get_nested("{\"a\": {\"b\": \"z\"}}", "a", "b")}")
  println("${Json.get_nested("{\"a\": \"{\\\"b\\\":1}\"}", "a", "b").inspect()}")
end

fn part_5() do
  println("${Json.get_nested("{\"a\": {\"b\": null}}", "a", "b").inspect()}")
  println("${Json.get_nested("{}", "a", "b").inspect()}")
  println("${Json.field(j("{\"a\":1}"), "a")}")
  println("${Json.field(j("{\"a\":null}"), "a")}")
  println("${Json.field(j("[1]"), "a")}")
  println("${Json.at(j("[1,2]"), 1)}")
  println("${Json.at(j("[1,2]"), 2)}")
  println("${Json.at(j("[1,2]"), -1)}")
  println("${Json.as_string(j("\"x\""))}")
  println("${Json.as_string(j("1"))}")
  println("${Json.as_int(j("5"))}")
  println("${Json.as_float(j("5"))}")
  println("${Json.as_bool(j("true"))}")
  println("${Json.as_list(j("[1]"))}")
  println("${Json.as_object(j("{\"a\":1}"))}")
  println("${Json.keys(j("{\"b\":1,\"a\":1}"))}")
  println("${Json.object([("a", Json.array([Json.null]))])}")
  println("${Json.null}")
  println("${j("1.0") == j("1")}")
  println("${j("[1,{\"a\":2}]") == j("[1, {\"a\": 2}]")}")
  println("${Bytes.length(Bytes.from_string("é"))}")
  println("${Bytes.to_string(hex("ff")) |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${Bytes.to_string(hex("c3a9"))}")
  println("${Bytes.get(hex("00ff"), 1)}")
  println(failure(fn -> Bytes.get(hex("00ff"), 2) end))
end

fn part_6() do
  println(failure(fn -> Bytes.get(hex("00ff"), -1) end))
  println("${Bytes.to_hex(Bytes.slice(hex("00010203"), 1, 3))}")
  println("${Bytes.to_hex(Bytes.slice(hex("00010203"), -1, 30))}")
  println("${Bytes.to_hex(Bytes.slice(hex("00010203"), 3, 1))}")
  println("${Bytes.to_hex(Bytes.concat(hex("00"), hex("ff")))}")
  println("${Bytes.from_hex("0") |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${Bytes.from_hex("zz") |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${hex("00") == hex("00")}")
  println("${Regex.matches(rx("^a+$"), "aaa")}")
  println("${Regex.matches(rx("^a+$"), "aab")}")
  println("${Regex.find(rx("[0-9]+"), "ab12cd3")}")
  println("${Regex.find(rx("[0-9]+"), "ab")}")
  println("${Regex.captures(rx("(\\w+)@(\\w+)"), "me@home.org")}")
  println("${Regex.captures(rx("(a)|(b)"), "b")}")
  println("${Regex.replace(rx("(\\w)(\\d)"), "a1 b2", "$2$1")}")
  println("${Regex.split(rx(",\\s*"), "a, b,c")}")
  println("${Regex.split(rx(","), "").inspect()}")
  println("${Regex.compile("(") |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${Regex.compile("(a)\\1") |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${dt("2024-02-29T12:34:56Z")}")
  println("${dt("2024-02-29T12:34:56.789Z")}")
  println("${dt("2024-02-29T12:34:56.7Z")}")
  println("${dt("2024-02-29T12:34:56.789999Z")}")
  println("${dt("2024-02-29T12:34:56+02:00")}")
  println("${dt("2024-02-29T00:34:56+05:30")}")
end

fn part_7() do
  println("${dt("2024-12-31T23:34:56-01:00")}")
  println("${dt("2023-02-29T12:34:56Z")}")
  println("${dt("2024-13-01T00:00:00Z")}")
  println("${dt("2024-00-01T00:00:00Z")}")
  println("${dt("2024-01-32T00:00:00Z")}")
  println("${dt("2024-01-01T24:00:00Z")}")
  println("${dt("2024-01-01T00:60:00Z")}")
  println("${dt("2024-01-01T00:00:00")}")
  println("${dt("2024-01-01")}")
  println("${dt("")}")
  println("${dt("2024-01-01t00:00:00z")}")
  println("${dt("1969-12-31T23:59:59.999Z")}")
  println("${dt("0000-01-01T00:00:00Z")}")
  println("${dt("9999-12-31T23:59:59.999Z")}")
  println("${DateTime.to_unix_ms(DateTime.from_unix_ms(-1))}")
  println("${DateTime.from_unix_ms(-1)}")
  println("${DateTime.to_string(DateTime.from_unix_ms(951782400000))}")
  println("${DateTime.diff_ms(DateTime.from_unix_ms(5), DateTime.from_unix_ms(9))}")
  println("${DateTime.add_ms(DateTime.from_unix_ms(5), -10)}")
  println("${DateTime.truncate_hour(DateTime.from_unix_ms(-1))}")
  println("${DateTime.truncate_day(DateTime.from_unix_ms(-1))}")
  println("${DateTime.from_unix_ms(1) < DateTime.from_unix_ms(2)}")
  println("${DateTime.from_unix_ms(1) == DateTime.from_unix_ms(1)}")
  println(failure(fn -> Random.int(3, 3) end))
  println("${Random.int(3, 4)}")
end

fn part_8() do
  println("${String.length(Random.uuid_v4())}")
  println("${Bytes.length(Random.bytes(0))}")
  println("${Bytes.to_hex(Crypto.sha256(Bytes.from_string("")))}")
  println("${Bytes.to_hex(Crypto.hmac_sha256(Bytes.from_string("key"), Bytes.from_string("The quick brown fox jumps over the lazy dog")))}")
  println("${Crypto.secure_compare("a", "a")}")
  println("${Crypto.secure_compare("a", "ab")}")
  println("${Base64.encode(hex("fbff"))}")
  println("${Base64.encode_url(hex("fbff"))}")
  println("${Base64.decode("+/8=") == Ok(hex("fbff"))}")
  println("${Base64.decode("-_8") == Ok(hex("fbff"))}")
  println("${Base64.decode("-_8=") == Ok(hex("fbff"))}")
  println("${Base64.decode("a") |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${Base64.decode("!!!!") |> fn Ok(_) -> "ok" | Err(_) -> "err" end}")
  println("${Base64.decode("") == Ok(hex(""))}")
  println("${Url.encode("a b/é~-._")}")
  println("${Url.decode("a%20b+c%C3%A9")}")
  println("${Url.parse("https://user:pw@example.com:8443/a/b?x=1&y=2#frag") |> fn Ok(u) -> "${u.scheme} ${u.host} ${u.port} ${u.path} ${u.query}" | Err(e) -> e end}")
  println("${Url.parse("http://example.com") |> fn Ok(u) -> "${u.scheme} ${u.host} ${u.port} [${u.path}] [${u.query}]" | Err(e) -> e end}")
end

fn main() do
  part_1()
  part_2()
  part_3()
  part_4()
  part_5()
  part_6()
  part_7()
  part_8()
end
#> 5
#> -0.0
#> 1.0
#> 95.5
#> null
#> null
#> 1000000000000000000000.0
#> true
#> "a\"\\\n\r\t\u0000é😀/"
#> null
#> 5
#> null
#> ["a",null]
#> []
#> {"a":1,"b":2}
#> {"1":"x","-2":"y"}
#> {}
#> {"id":1,"name":"a\"b","score":1.0,"ok":true,"tag":null,"xs":[1,2],"m":{"k":0.5}}
#> {"id":1,"name":"a\"b","score":1.0,"ok":true,"tag":null,"xs":[1,2],"m":{"k":0.5}}
#> {"id":1,"name":"a\"b","score":1.0,"ok":true,"tag":null,"xs":[1,2],"m":{"k":0.5}}
#> [{"id":1,"name":"a\"b","score":1.0,"ok":true,"tag":null,"xs":[1,2],"m":{"k":0.5}},null]
#> true
#> {"tag":"A","fields":[]}
#> {"tag":"B","fields":[1,"x"]}
#> {"tag":"C","fields":[{"a":null}]}
#> {"tag":"D","fields":[4]}
#> {"tag":"D","fields":[null]}
#> {"value":[1,2]}
#> {"value":{"value":"s"}}
#> ok {"v":{"tag":"A","fields":[]},"vs":[{"tag":"B","fields":[1,"q"]}],"o":null,"mv":{"k":{"tag":"D","fields":[null]}}}
#> ok {"v":{"tag":"A","fields":[]},"vs":[],"o":null,"mv":{}}
#> missing field: id
#> expected Int
#> expected Int
#> expected String
#> expected Float
#> expected Bool
#> missing field: xs
#> expected Array
#> expected Int
#> expected Object
#> ok U(190, n, 3, true, None, [-1], %{z => 1})
#> expected String
#> expected Object
#> expected Object
#> missing field: tag
#> missing field: fields
#> unknown variant for V
#> array index 1 out of bounds (length 1)
#> array index 0 out of bounds (length 0)
#> expected String
#> ok B(1, x)
#> ok A
#> expected String
#> expected Array
#> expected Object
#> ok Sub { a: None }
#> ok Sub { a: None }
#> ok Sub { a: Some(3) }
#> ok Sub { a: Some(4) }
#> ok Sub { a: Some(3) }
#> [1,2.50,-0,1e5,"xA😀",true,null,{}]
#> {"b":1,"a":2}
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> 123456789012345678901234567890
#> "au"
#> "\\ \" / "
#> -5
#> false
#> {"a":[1]}
#> [{"a":1}]
#> 1
#> x
#>
#> 1.50
#> true
#> ""
#> [1,2]
#> {"b":1}
#> ""
#> ""
#> ""
#> z
#> ""
#> ""
#> ""
#> Some(1)
#> Some(null)
#> None
#> Some(2)
#> None
#> None
#> Some(x)
#> None
#> Some(5)
#> Some(5)
#> Some(true)
#> Some([1])
#> Some(%{a => 1})
#> [b, a]
#> {"a":[null]}
#> null
#> true
#> true
#> 2
#> err
#> Ok(é)
#> 255
#> Bytes.get: index 2 out of bounds (len 2)
#> Bytes.get: index -1 out of bounds (len 2)
#> 0102
#> 00010203
#>
#> 00ff
#> err
#> err
#> true
#> true
#> false
#> Some(12)
#> None
#> Some([me@home, me, home])
#> Some([b, , b])
#> 1a 2b
#> [a, b, c]
#> [""]
#> err
#> err
#> 2024-02-29T12:34:56.000Z
#> 2024-02-29T12:34:56.789Z
#> 2024-02-29T12:34:56.700Z
#> 2024-02-29T12:34:56.789Z
#> 2024-02-29T10:34:56.000Z
#> 2024-02-28T19:04:56.000Z
#> 2025-01-01T00:34:56.000Z
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> Err
#> 2024-01-01T00:00:00.000Z
#> 1969-12-31T23:59:59.999Z
#> 0000-01-01T00:00:00.000Z
#> 9999-12-31T23:59:59.999Z
#> -1
#> 1969-12-31T23:59:59.999Z
#> 2000-02-29T00:00:00.000Z
#> -4
#> 1969-12-31T23:59:59.995Z
#> 1969-12-31T23:00:00.000Z
#> 1969-12-31T00:00:00.000Z
#> true
#> true
#> Random.int: empty range 3..3
#> 3
#> 36
#> 0
#> e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
#> f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8
#> true
#> false
#> +/8=
#> -_8
#> true
#> true
#> true
#> err
#> err
#> true
#> a%20b%2F%C3%A9~-._
#> a b cé
#> https example.com 8443 /a/b x=1&y=2
#> http example.com 80 [/] []
