##! A small exchange: accounts, an order book per symbol, a journal, and recovery after a crash.

import Core.Money
import Core.Order
import Engine.Book
import Engine.Market
import Ops.Audit
import Ops.Scenario
import Store.Journal
import Store.Snapshot
from Core.Money import Money, cents
from Core.Order import Order, Side, Trade
from Engine.Accounts import Accounts
from Ops.Tree import ExchangeTree, Flaky, Group, Chain, Workers

fn section(name :: String) do
  println("-- ${name}")
end

fn wait_for(name :: String, tries :: Int) -> Pid do
  let p = Process.whereis(name)
  if Process.alive(p) or tries == 0 do
    p
  else
    Timer.sleep(2)
    wait_for(name, tries - 1)
  end
end

# Waits until the name means another living process than `old`.
fn wait_for_other(name, old :: Pid, tries) -> Pid do
  let p = Process.whereis(name)
  if (Process.alive(p) && p != old) || tries <= 0 do
    p
  else
    Timer.sleep(2)
    wait_for_other(name, old, tries - 1)
  end
end

fn wait_for_end(pids, tries) -> Bool do
  if not List.any(pids, Process.alive) do
    true
  else if tries == 0 do
    false
  else
    Timer.sleep(2)
    wait_for_end(pids, tries - 1)
  end
end

fn money_section() do
  section("money")
  let a = cents(1_050)
  let b = cents(-75)
  println("${a} ${b} ${a + b} ${-a} ${a - b} ${a > b}")
  println("${Money.parse("12.34")} ${Money.parse("7")} ${Money.parse("1.2.3")} ${Money.parse("x")}")
  println(Json.encode([a, b]))
end

fn book_section() do
  section("book")
  let orders = [
    Order.limit(1, "ann", Sell, 101, 10),
    Order.limit(2, "bob", Sell, 100, 5),
    Order.limit(3, "cat", Buy, 99, 7),
    Order.limit(4, "dan", Buy, 101, 8),
    Order.limit(5, "eve", Sell, 99, 9),
    Order.market(6, "fay", Buy, 20),
  ]
  let (book, trades) = List.reduce(orders, (Book.empty("ABC"), []), fn (book, trades), o ->
    let (next, new_trades) = Book.submit(book, o)
    (next, trades ++ new_trades)
  end)
  for t in trades do println("${t}") end
  println(Book.show(book))
  let spread = case (Book.best_bid(book), Book.best_ask(book)) do
    (Some(b), Some(a)) -> "spread ${a - b}"
    (None, Some(a)) -> "no bids, ask ${a}"
    (Some(b), None) -> "bid ${b}, no asks"
    (None, None) -> "empty"
  end
  println(spread)
end

fn accounts_section() do
  section("accounts")
  let bank = Accounts.start(%{"ann" => cents(10_000)})
  println("${Accounts.deposit(bank, "bob", cents(2_500))}")
  println("${Accounts.transfer(bank, "ann", "bob", cents(7_000))}")
  println("${Accounts.transfer(bank, "ann", "bob", cents(7_000))}")
  println("${Accounts.transfer(bank, "zed", "bob", cents(1))}")
  println("${Accounts.balance(bank, "bob")} ${Accounts.balance(bank, "nobody")}")
  Accounts.note(bank, "audit")
  println("${Accounts.history(bank)}")
  let total = Accounts.fold(bank, cents(0), fn acc, (_, m) -> acc + m end)
  println("total ${total}")
end

fn market_section() -> Int!String do
  section("market")
  let journal = Journal.start()
  let market = Market.start(journal)
  let ids = for i in 0..6 do
    let side = if i % 2 == 0 do Buy else Sell end
    Market.place(market, if i < 4 do "AAA" else "BBB" end, "t${i}", side, 100 + i % 3, 10 * (i + 1))
  end
  println("${ids}")
  println(Market.depth(market, "AAA"))
  println(Market.depth(market, "BBB"))
  println(Market.depth(market, "CCC"))
  println("${Market.cancel(market, "AAA", 1)} ${Market.cancel(market, "AAA", 99)}")
  let events = Journal.all(journal)
  println("${List.length(events)} events, last ${List.last(events)}")
  let text = Snapshot.save(events)
  println("${String.length(text)} characters")
  let back = Snapshot.load(text)?
  println("same after a round trip: ${back == events}")
  let rebuilt = Market.replay(back)
  println("same book: ${Book.show(rebuilt["AAA"]) == Market.depth(market, "AAA")}")
  for bad in Snapshot.damaged(text) do
    case Snapshot.load(bad) do
      Ok(es) -> println("ok ${List.length(es)}")
      Err(why) -> println("bad snapshot: ${why}")
    end
  end
  Ok(List.length(back))
end

fn recovery_section() do
  section("recovery")
  let top = spawn(ExchangeTree)
  let bank = wait_for("bank", 5000)
  println("${Accounts.deposit(bank, "ann", cents(500))}")
  let flaky = wait_for("flaky", 5000)
  println("flaky says ${Flaky.divide(flaky, 10, 2)}")
  Flaky.crash(flaky, "on purpose")
  let again = wait_for_other("flaky", flaky, 5000)
  println("another process: ${again != flaky}, ${Flaky.divide(again, 9, 3)}")
  println("bank untouched: ${Process.whereis("bank") == bank}, ${Accounts.balance(bank, "ann")}")
  let job = Job.async(fn -> Flaky.divide(again, 1, 0) end)
  case Job.await(job) do
    Ok(n) -> println("impossible ${n}")
    Err(reason) -> println("job: ${reason}")
  end
  let third = wait_for_other("flaky", again, 5000)
  println("alive again: ${Process.alive(third)}")
  Process.exit(top, "shutdown")
  println("all gone: ${wait_for_end([bank, third], 5000)}")
end

fn strategies_section() do
  section("strategies")
  let group = spawn(Group)
  let before = for name in ["g1", "g2", "g3"] do wait_for(name, 5000) end
  Process.exit(List.nth(before, 1), "test")
  let after_all = for (name, old) in List.zip(["g1", "g2", "g3"], before) do
    wait_for_other(name, old, 5000)
  end
  println("one_for_all: ${changed(before, after_all)}")
  let chain = spawn(Chain)
  let before = for name in ["c1", "c2", "c3"] do wait_for(name, 5000) end
  Process.exit(before[1], "test")
  let _ = wait_for_other("c2", before[1], 5000)
  let _ = wait_for_other("c3", before[2], 5000)
  println("rest_for_one: ${changed(before, List.map(["c1", "c2", "c3"], Process.whereis))}")
  let pool = spawn(Workers)
  let kids = for _ in 0..3 do Supervisor.start_child(pool) end
  println("workers alive: ${List.all(kids, Process.alive)}, distinct ${Set.size(Set.from_list(kids))}")
  Process.exit(group, "shutdown")
  Process.exit(chain, "shutdown")
  Process.exit(pool, "shutdown")
  println("stopped: ${wait_for_end(kids ++ after_all, 5000)}")
end

fn changed(old :: List<Pid>, new_ones :: List<Pid>) -> List<Bool> do
  List.zip(old, new_ones) |> List.map(fn (pair) -> Tuple.first(pair) != Tuple.second(pair) end)
end

fn main() do
  money_section()
  book_section()
  accounts_section()
  let n = market_section()?
  println("${n} events recovered")
  recovery_section()
  strategies_section()
  Audit.run()
  Scenario.run(40, 7)
end
#> -- money
#> 10.50 -0.75 9.75 -10.50 11.25 true
#> Ok(12.34) Ok(7.00) Err(not an amount: 1.2.3) Err(not a number: x)
#> [{"amount":1050},{"amount":-75}]
#> -- book
#> Trade(ABC, dan, bob, 100, 5)
#> Trade(ABC, dan, ann, 101, 3)
#> Trade(ABC, cat, eve, 99, 7)
#> Trade(ABC, fay, eve, 99, 2)
#> Trade(ABC, fay, ann, 101, 7)
#> ABC [] / []
#> empty
#> -- accounts
#> 25.00
#> Ok(())
#> Err(ann has only 30.00)
#> Err(no account of zed)
#> Some(95.00) None
#> [bob +25.00, ann->bob 70.00, note audit]
#> total 125.00
#> -- market
#> [(1, 0), (2, 0), (3, 1), (4, 2), (5, 0), (6, 0)]
#> AAA [] / [100x20]
#> BBB [101x50] / [102x60]
#> CCC [] / []
#> false false
#> 9 events, last Placed(BBB, #6 t5 Sell 60 @102)
#> 1185 characters
#> same after a round trip: true
#> same book: true
#> bad snapshot: version 1 is not 2
#> bad snapshot: missing field: version
#> bad snapshot: unknown variant for Event
#> bad snapshot: expected Int
#> ok 9
#> ok 9
#> bad snapshot: expected `"`, found the end of the text at line 1 column 41
#> bad snapshot: expected Object
#> bad snapshot: expected a value, found the end of the text at line 1 column 1
#> 9 events recovered
#> -- recovery
#> 5.00
#> flaky says 5
#> another process: true, 3
#> bank untouched: true, Some(5.00)
#> job: service call failed: division by zero
#> alive again: true
#> all gone: true
#> -- strategies
#> one_for_all: [true, true, true]
#> rest_for_one: [false, true, true]
#> workers alive: true, distinct 3
#> stopped: true
#> -- audit
#> audit [List.head: empty list, division by zero, normal]
#> trapped true List.head: empty list
#> terminated bystander
#> -- scenario
#> [(Buy, 101, 15), (Buy, 100, 15), (Buy, 95, 6)]
#> placed 120, consistent true, volume positive true
#> book agrees with replay: true
