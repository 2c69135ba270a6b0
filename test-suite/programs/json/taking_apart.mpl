fn number(j :: Json, key :: String) -> Option<Int> do
  let member = Json.field(j, key)?
  Json.as_int(member)
end

fn main() do
  case Json.parse("""{"n": 7, "s": "text", "list": [1, "two", false], "f": 1.5}""") do
    Err(e) -> println(e)
    Ok(j) -> inspect_all(j)
  end
end

fn inspect_all(j :: Json) do
  println("${number(j, "n")} ${number(j, "s")} ${number(j, "none")}")
  let s = case Json.field(j, "s") do
    Some(m) -> Json.as_string(m)
    None -> None
  end
  println("${s}")
  let second = case Json.field(j, "list") do
    Some(l) -> Json.at(l, 1)
    None -> None
  end
  println("${second}")
  println(Json.encode(j))
end
#> Some(7) None None
#> Some(text)
#> Some("two")
#> {"n":7,"s":"text","list":[1,"two",false],"f":1.5}
