struct Item do
  name :: String
  price :: Float
  count :: Int
  note :: Option<String>
  tags :: List<String>
end deriving(Json, Display)

fn show(text :: String) do
  case Item.from_json(text) do
    Ok(i) -> println("${i}")
    Err(e) -> println("error: ${e}")
  end
end

fn main() do
  show("""{"name":"pen","price":1.5,"count":2,"note":"new","tags":["a","b"]}""")
  show("""{"tags":[],"count":3.9,"price":4,"name":"cup","extra":[1,{}]}""")
  show("""{"name":"x","price":1.0,"count":1,"note":null,"tags":[]}""")
  show("""{"name":"x","price":1.0,"tags":[]}""")
  show("""{"name":5,"price":1.0,"count":1,"tags":[]}""")
  show("""{"name":"x","price":"1","count":1,"tags":[]}""")
  show("""{"name":"x","price":1,"count":true,"tags":[]}""")
  show("""{"name":"x","price":1,"count":1,"tags":{}}""")
  show("""{"name":"x","price":1,"count":1,"tags":[1]}""")
  show("[]")
end
#> Item(pen, 1.5, 2, Some(new), [a, b])
#> Item(cup, 4, 3, None, [])
#> Item(x, 1, 1, None, [])
#> error: missing field: count
#> error: expected String
#> error: expected Float
#> error: expected Int
#> error: expected Array
#> error: expected String
#> error: expected Object
