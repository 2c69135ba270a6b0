##! A long deterministic run with several traders at once.

import Engine.Book
import Core.Order
import Engine.Market
from Engine.Market import Market
from Store.Journal import Journal, Event
from Core.Order import Side

## A linear congruential generator, as an iterator.
struct Lcg do
  source :: Iter<Int>
end

impl Iterator for Lcg do
  type Item = Int
  fn next(self) -> Int? do
    self.source.next()
  end
end

fn numbers(seed :: Int, n :: Int) -> List<Int> do
  let (_, out) = List.reduce(Range.to_list(0..n), (seed, []), fn (x, acc), _ ->
    let next = (x * 1103515245 + 12345) % 2147483648
    (next, acc ++ [next / 65536])
  end)
  out
end

fn lcg(seed, n) do
  Lcg { source: Iter.from(numbers(seed, n)) }
end

actor trader(
  name :: String,
  market :: Pid,
  moves :: List<(Side, Int, Int)>,
  boss :: Pid<(String, Int)>
) do
  case moves do
    [] -> send(boss, (name, 0))
    (side, price, n) :: more -> trade_and(
      fn -> Market.place(market, "ZZZ", name, side, price, n) end,
      fn -> trader(name, market, more, boss) end
    )
  end
end

fn trade_and(f, k) do
  f()
  k()
end

actor boss(expected :: Int, market :: Pid, journal :: Pid) do
  if expected == 0 do
    summary(market, journal)
  else
    receive do
      (_, _) -> boss(expected - 1, market, journal)
    end
  end
end

fn summary(market, journal) do
  let events = Journal.all(journal)
  let placed = for e in events when is_placed(e) do e end
  let volume = events |> Iter.from |> Iter.map(traded) |> Iter.sum
  println("placed ${List.length(placed)}, consistent ${consistent(events)}, volume positive ${volume > 0}")
  println("book agrees with replay: ${Market.depth(market, "ZZZ") == Book.show(replayed(events))}")
end

fn replayed(events) do
  let books = Market.replay(events)
  books["ZZZ"]
end

fn is_placed(Placed(_, _)) = true
fn is_placed(_) = false

fn traded(e :: Event) -> Int do
  case e do
    Traded(t) -> t.quantity
    _ -> 0
  end
end

# What was placed is what rests plus twice what was traded.
fn consistent(events) -> Bool do
  let placed = events
    |> Iter.from()
    |> Iter.map(fn Placed(_, o) -> o.quantity | _ -> 0 end)
    |> Iter.sum()
  let rests = replayed(events) |> resting
  placed == rests + 2 * (events |> Iter.from |> Iter.map(traded) |> Iter.sum)
end

fn resting(b) do
  let all = Map.values(b.bids) ++ Map.values(b.asks)
  List.flat_map(all, fn q -> for o in q do o.quantity end end) |> List.sum
end

pub fn run(moves :: Int, seed :: Int) do
  println("-- scenario")
  let journal = Journal.start()
  let market = Market.start(journal)
  let plan = for x in lcg(seed, moves * 3) do
    let side = if x % 2 == 0 do Buy else Sell end
    (side, 95 + x % 11, 1 + x % 17)
  end
  println("${List.take(plan, 3)}")
  let b = spawn(boss, 3, market, journal)
  for (i, part) in List.enumerate(List.chunk(plan, moves)) do
    spawn(trader, "trader${i}", market, part, b)
  end
end
