type Cmd do
  Inc(Int)
  Reset
end
struct St do
  n :: Int
  log :: List<String>
end
service Counter do
  fn init(start :: Int) -> Int do start end
  fn bump(x, by) = x + by
  call Get() :: Int do |s| (s, s) end
  call Add(n :: Int) do |s|
    let t = bump(s, n)
    (t, t)
  end
  cast Reset() do 0 end
  cast Set(n) do |s| n end
  call GetAndReset() :: Int do |s| (0, s) end
  call HTTPGet() :: String do |s| (s, "h${s}") end
  call Multi(a :: Int, b :: String, c :: List<Int>) :: (Int, String, Int) do |s|
    (s, (a + s, b, List.length(c)))
  end
  call Apply(f :: Fun(Int) -> Int) :: Int do |s| 
    let r = f(s)
    (r, r)
  end
end
service Logger do
  fn init() = St { n: 0, log: [] }
  cast Log(m :: String) do |st|
    %{st | n: st.n + 1, log: List.append(st.log, m)}
  end
  call All() do |st| (st, st.log) end
  call Run(c :: Cmd) :: Result<Int, String> do |st|
    case c do
      Inc(n) when n > 100 -> (st, Err("too big"))
      Inc(n) -> (%{st | n: st.n + n}, Ok(st.n + n))
      Reset -> (%{st | n: 0}, Ok(0))
    end
  end
  call Early(n :: Int) :: String do |st|
    if n > 5 do
      return (st, "early")
    end
    (st, "late")
  end
end
service Front do
  fn init(c, l) = (c, l)
  call Hit(n :: Int) :: Int do |state|
    let (c, l) = state
    let v = Counter.add(c, n)
    Logger.log(l, "hit ${helper(v)}")
    (state, v)
  end
  call Slow() :: Int do |s|
    Timer.sleep(10)
    (s, 5)
  end
end
service NoState do
  fn init() do () end
  call Ping() :: Atom do |s| (s, :pong) end
  call Twice(n) do |s| (s, n + n + 0) end
end
service Q do
  fn init() -> Queue<String> = Queue.new()
  cast Push(s :: String) do |q| Queue.push(q, s) end
  call Size() :: Int do |q| (q, Queue.size(q)) end
end
service Self_ do
  fn init(n) do
    println("init ${n}")
    n * 2
  end
  call Me() :: Pid do |s| (s, self()) end
  call Get() :: Int do |s| (s, s) end
end
fn helper(v) = "<${v}>"
fn get(x) = "free get ${x}"
fn use(p :: Pid) -> Int = Counter.get(p)
struct Holder do
  svc :: Pid
end
fn main() do
  let c = Counter.start(5)
  println("${Counter.get(c)} ${Counter.add(c, 3)} ${Counter.add(c, 1)} ${get(1)}")
  Counter.set(c, 40)
  println("${Counter.get_and_reset(c)} ${Counter.get(c)} ${Counter.h_t_t_p_get(c)}")
  println("${Counter.multi(c, 1, "b", [1, 2])} ${Counter.apply(c, fn x -> x + 77 end)}")
  Counter.reset(c)
  println("${use(c)}")
  let l = Logger.start()
  Logger.log(l, "a")
  Logger.log(l, "b")
  println("${Logger.all(l)} ${Logger.run(l, Inc(5))} ${Logger.run(l, Inc(500))} ${Logger.run(l, Reset)} ${Logger.early(l, 6)} ${Logger.early(l, 1)}")
  let f = Front.start(c, l)
  println("${Front.hit(f, 2)} ${Front.hit(f, 3)} ${Logger.all(l)} ${Front.slow(f)}")
  let n = NoState.start()
  println("${NoState.ping(n)} ${NoState.twice(n, 4)}")
  let q = Q.start()
  Q.push(q, "x")
  Q.push(q, "y")
  println("${Q.size(q)}")
  let s = Self_.start(21)
  println("${Self_.get(s)} ${Self_.me(s) == s}")
  let g = Counter.get
  println("${g(c)} ${List.map([c, c], Counter.get)} ${c |> Counter.add(100)}")
  let h = Holder { svc: c }
  println("${Counter.get(h.svc)}")
  let jobs = for i in 0..10 do Job.async(fn -> Counter.add(c, i) end) end
  for j in jobs do Job.await(j) end
  println("${Counter.get(c)}")
end
#> 5 8 9 free get 1
#> 40 0 h0
#> (1, b, 2) 77
#> 0
#> [a, b] Ok(7) Err(too big) Ok(0) early late
#> 2 5 [a, b, hit <2>, hit <5>] 5
#> pong 8
#> 2
#> init 21
#> 42 true
#> 5 [5, 5] 105
#> 105
#> 150
