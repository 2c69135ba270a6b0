struct User do
  name :: String
  age :: Int
end
struct Pet do
  name :: String
  owner :: User
end
interface Noise do
  fn noise(self) -> String
end
impl Noise for Pet do
  fn noise(self) = "woof " <> self.name
end
interface Size do
  fn size_of(self) -> Int
end
impl Size for User do
  fn size_of(self) = self.age
end
impl Size for Pet do
  fn size_of(self) = self.owner.age * 100
end
fn names(us :: List<User>) = List.map(us, fn u -> u.name end)
fn ages(us) = us |> List.map(fn u -> u.age end)
fn sorted(us :: List<User>) = us |> List.sort(fn a, b -> a.age - b.age end) |> List.map(fn u -> u.name end)
fn total_size(xs) = List.reduce(xs, 0, fn a, x -> a + x.size_of() end)
fn noisy(p) = p.noise() <> "!"
fn owner_name(p) = p.owner.name
fn older(u, n) = %{u | age: u.age + n}
fn rename(p :: Pet, n) = %{p | name: n, owner: %{p.owner | name: n <> "'s owner"}}
fn first_age(xs) = case xs do
  [] -> 0
  h :: _ -> h.age
end
fn by_case(x) = case x do
  Some(u) -> u.age
  None -> -1
end
fn in_tuple((u, n)) = u.age + n
fn via_let(x) do
  let u = x
  let a = u.age
  a + 1
end
fn via_map(m) = m["k"].age
fn via_loop(xs) = for u in xs when u.age > 1 do u.age end
fn chain_unknown(x) = x.owner.age + x.owner.size_of()
fn apply_all(fs, x) = List.map(fs, fn f -> f(x) end)
fn mutual_a(n, u) = if n == 0 do u.age else mutual_b(n - 1, u) end
fn mutual_b(n, u) = mutual_a(n, u)
fn main() do
  let u = User { name: "ann", age: 3 }
  let p = Pet { name: "rex", owner: u }
  println("${names([u])} ${ages([u])} ${sorted([u, User { name: "bob", age: 1 }])}")
  println("${total_size([u, u])} ${total_size([p])} ${noisy(p)} ${owner_name(p)} ${older(u, 2).age} ${rename(p, "max").owner.name}")
  println("${first_age([u])} ${by_case(Some(u))} ${in_tuple((u, 1))} ${via_let(u)} ${via_map(%{"k" => u})} ${via_loop([u])} ${chain_unknown(p)}")
  let get = fn x -> x.name end
  println("${get(u)}")
  let getp = fn x -> x.name end
  println("${getp(p)} ${apply_all([fn a -> a.age end, fn a -> a.age * 2 end], u)} ${mutual_a(3, u)}")
  let m = List.reduce([u, u], %{}, fn m, x -> Map.put(m, x.name, x.age) end)
  println("${m}")
  let o = List.find([u], fn x -> x.age == 3 end)
  println("${case o do
    Some(x) -> x.name
    None -> "none"
  end}")
end
#> [ann] [3] [bob, ann]
#> 6 300 woof rex! ann 5 max's owner
#> 3 3 4 4 3 [3] 6
#> ann
#> rex [3, 6] 3
#> %{ann => 3}
#> ann
