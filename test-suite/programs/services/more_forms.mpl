struct Item do
  name :: String
  qty :: Int
end
type Event do
  Added(Item)
  Removed(String)
end
service Inventory do
  fn init() do
    %{}
  end
  fn total(items) = List.reduce(Map.values(items), 0, fn a, i -> a + i.qty end)
  call Total() do |s| (s, total(s)) end
  cast Put(i :: Item) do |s| Map.put(s, i.name, i) end
  call Find(name :: String) :: Option<Item> do |s|
    if Map.has_key(s, name) do
      (s, Some(s[name]))
    else
      (s, None)
    end
  end
  call Take(name, n) :: Int!String do |s|
    case find_item(s, name) do
      None -> (s, Err("no ${name}"))
      Some(i) when i.qty < n -> (s, Err("only ${i.qty}"))
      Some(i) -> (Map.put(s, name, %{i | qty: i.qty - n}), Ok(i.qty - n))
    end
  end
  call Names() :: List<String> do |s| (s, for {k, _} in s do k end) end
end
fn find_item(s, name) = if Map.has_key(s, name) do Some(Map.get(s, name)) else None end
service Bus do
  fn init(limit :: Int) -> (Int, List<Event>) = (limit, [])
  cast Publish(e :: Event) do |st|
    let (limit, es) = st
    let es = List.append(es, e)
    if List.length(es) > limit do
      (limit, List.tail(es))
    else
      (limit, es)
    end
  end
  call Drain() :: List<Event> do |st|
    let (limit, es) = st
    ((limit, []), es)
  end
  call WithFn(f :: Fun(List<Event>) -> String) :: String do |st|
    let (_, es) = st
    (st, f(es))
  end
end
service Worker do
  fn init(inv :: Pid, bus :: Pid) -> (Pid, Pid) do
    (inv, bus)
  end
  call Process(names :: List<String>) :: List<Int!String> do |st|
    let (inv, bus) = st
    let rs = for n in names do
      let r = Inventory.take(inv, n, 1)
      case r do
        Ok(_) -> Bus.publish(bus, Removed(n))
        Err(_) -> ()
      end
      r
    end
    (st, rs)
  end
end
service Cache do
  fn init(loader :: Fun(String) -> Int) = (loader, %{}, 0)
  call Get(k :: String) :: (Int, Int) do |st|
    let (loader, m, hits) = st
    if Map.has_key(m, k) do
      ((loader, m, hits + 1), (m[k], hits + 1))
    else
      let v = loader(k)
      ((loader, Map.put(m, k, v), hits), (v, hits))
    end
  end
end
service Clock do
  fn init(n) = n
  cast Tick do |n| n + 1 end
  call Now do |n| (n, n) end
  call Unused() :: Int do
    (5, 5)
  end
  cast Keep() do
    9
  end
end
service Opt do
  fn init() -> Option<String> do None end
  call Swap(v :: String) :: Option<String> do |s| (Some(v), s) end
end
service Rec do
  fn init() = 0
  call Fact(n :: Int) :: Int do |s| (s + 1, fact(n)) end
  call Count() :: Int do |s| (s, s) end
end
fn fact(n) = if n < 2 do 1 else n * fact(n - 1) end
service Selfie do
  fn init() = 0
  call Direct(p :: Pid) :: Int do |s| (s, Selfie.plain(p)) end
  call Plain() :: Int do |s| (s, 1) end
end
fn make_services(n) = for i in 0..n do Clock.start(i * 100) end
fn main() do
  let inv = Inventory.start()
  Inventory.put(inv, Item { name: "nut", qty: 3 })
  Inventory.put(inv, Item { name: "bolt", qty: 1 })
  println("${Inventory.total(inv)} ${Inventory.find(inv, "nut")} ${Inventory.find(inv, "x")} ${Inventory.names(inv)}")
  println("${Inventory.take(inv, "nut", 5)} ${Inventory.take(inv, "nut", 2)} ${Inventory.take(inv, "zip", 1)}")
  let bus = Bus.start(2)
  Bus.publish(bus, Added(Item { name: "a", qty: 1 }))
  let w = Worker.start(inv, bus)
  println("${Worker.process(w, ["nut", "nut", "bolt"])}")
  println("${Bus.with_fn(bus, fn es -> "n=${List.length(es)}" end)} ${Bus.drain(bus)} ${Bus.drain(bus)}")
  let base = 10
  let c = Cache.start(fn k -> String.length(k) + base end)
  println("${Cache.get(c, "abc")} ${Cache.get(c, "abc")} ${Cache.get(c, "z")}")
  let cl = Clock.start(1)
  Clock.tick(cl)
  Clock.tick(cl)
  println("${Clock.now(cl)} ${Clock.unused(cl)} ${Clock.now(cl)}")
  Clock.keep(cl)
  println("${Clock.now(cl)}")
  let o = Opt.start()
  println("${Opt.swap(o, "a")} ${Opt.swap(o, "b")}")
  let r = Rec.start()
  println("${List.map([3, 4, 5], fn n -> Rec.fact(r, n) end)} ${Rec.count(r)}")
  let many = make_services(5)
  for s in many do Clock.tick(s) end
  println("${List.map(many, Clock.now)}")
  let results = Job.map([1, 2, 3], fn n -> Rec.fact(r, n) end)
  println("${results} ${Rec.count(r)}")
  let p = spawn(fn ->
    let sf = Selfie.start()
    println("${Selfie.direct(sf, sf)}")
  end)
  Timer.sleep(100)
  println("end")
end
#? err
#> 4 Some(Item { name: nut, qty: 3 }) None [nut, bolt]
#> Err(only 3) Ok(1) Err(no zip)
#> [Ok(0), Err(only 0), Ok(0)]
#> n=2 [Removed(nut), Removed(bolt)] []
#> (13, 0) (13, 1) (11, 1)
#> 3 5 5
#> 9
#> None Some(a)
#> [6, 24, 120] 3
#> [1, 101, 201, 301, 401]
#> [Ok(1), Ok(2), Ok(6)] 6
#> end
