##! Supervision trees.

from Core.Money import Money
from Engine.Accounts import Accounts

service Flaky do
  fn init(label :: String) -> (String, Int) do
    (label, 0)
  end
  call Divide(a, b) do |state|
    let (label, n) = state
    ((label, n + 1), a / b)
  end
  cast Crash(why :: String) do |state|
    crash_with(why, state)
  end
end

fn crash_with(why, state) do
  let nothing = List.head(List.filter([why], fn w -> w == "" end))
  let (label, n) = state
  (label <> nothing, n)
end

fn start_bank() -> Pid do
  let p = Accounts.start(%{})
  let _ = Process.register("bank", p)
  p
end

fn start_flaky() do
  let p = Flaky.start("f")
  Process.register("flaky", p)
  p
end

pub supervisor ExchangeTree do
  strategy: one_for_one
  max_restarts: 10
  max_seconds: 5
  child bank do
    start: start_bank
    restart: permanent
  end
  child helpers do
    start: fn -> spawn(Helpers) end
    restart: permanent
    shutdown: 1000
  end
end

supervisor Helpers do
  strategy: one_for_one
  child flaky do
    start: fn -> start_flaky() end
    restart: transient
    shutdown: 200
  end
end

actor member(name :: String) do
  Process.register(name, self())
  receive do
    :stop -> println("${name} stops")
  end
end

pub supervisor Group do
  strategy: one_for_all
  child first do
    start: fn -> spawn(member, "g1") end
  end
  child second do
    start: fn -> spawn(member, "g2") end
  end
  child third do
    start: fn -> spawn(member, "g3") end
  end
end

pub supervisor Chain do
  strategy: rest_for_one
  child a do start: fn -> spawn(member, "c1") end end
  child b do start: fn -> spawn(member, "c2") end end
  child c do start: fn -> spawn(member, "c3") end end
end

actor worker() do
  receive do
    n -> println("worker got ${n}")
  end
end

pub supervisor Workers do
  strategy: simple_one_for_one
  child worker do
    start: fn -> spawn(worker) end
    restart: temporary
    shutdown: brutal_kill
  end
end
