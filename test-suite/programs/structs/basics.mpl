struct Account do
  owner :: String
  cents :: Int
end

fn deposit(a :: Account, cents :: Int) -> Account do
  %{a | cents: a.cents + cents}
end

fn main() do
  let a = Account { owner: "ops", cents: 250 }
  let b = deposit(a, 50)
  println("${b.owner} ${b.cents} ${a.cents}")
  let c = Account {
    cents: 1
    owner: "x",
  }
  let d = %{c | owner: c.owner <> "y", cents: -c.cents}
  println("${d.owner} ${d.cents}")
  println("${a}")
  println(a.inspect())
  println("${a == Account { cents: 250, owner: "ops" }} ${a == b} ${a != b}")
  println("${List.map([a, b], fn x -> x.cents end)}")
end
#> ops 300 250
#> xy -1
#> Account { owner: ops, cents: 250 }
#> Account { owner: ops, cents: 250 }
#> true false true
#> [250, 300]
