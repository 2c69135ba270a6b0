##! A price-time order book, as a value.

from Core.Order import Order, Side, Price, Trade

## Resting orders by price level; each level is first in, first out.
pub struct Book do
  symbol :: String
  bids :: Map<Int, Queue<Order>>
  asks :: Map<Int, Queue<Order>>
end

pub fn empty(symbol :: String) -> Book do
  Book { symbol: symbol, bids: %{}, asks: Map.new() }
end

fn extreme(levels :: Map<Int, Queue<Order>>, better :: Fun(Int, Int) -> Bool) -> Int? do
  List.reduce(Map.keys(levels), None, fn best, p ->
    case best do
      None -> Some(p)
      Some(b) -> if better(p, b) do Some(p) else best end
    end
  end)
end

pub fn best_bid(b :: Book) -> Int? = extreme(b.bids, fn x, y -> x > y end)

pub fn best_ask(b :: Book) -> Int? = extreme(b.asks, fn x, y -> x < y end)

fn best_against(b :: Book, side :: Side) -> Int? do
  case side do
    Buy -> best_ask(b)
    Sell -> best_bid(b)
  end
end

fn levels(b :: Book, side) do
  case side do
    Buy -> b.bids
    Sell -> b.asks
  end
end

fn with_levels(b :: Book, side, ls) do
  case side do
    Buy -> %{b | bids: ls}
    Sell -> %{b | asks: ls}
  end
end

fn other(side) do
  case side do
    Buy -> Sell
    Sell -> Buy
  end
end

fn acceptable(o :: Order, level :: Int) -> Bool do
  case (o.price, o.side) do
    (AtMarket, _) -> true
    (Limit(p), Buy) -> level <= p
    (Limit(p), Sell) -> level >= p
  end
end

## Matches the order and rests what is left of a limit order.
pub fn submit(b :: Book, o :: Order) -> (Book, List<Trade>) do
  matching(b, o, [])
end

fn matching(b :: Book, o :: Order, done :: List<Trade>) -> (Book, List<Trade>) do
  if o.quantity == 0 do
    return (b, done)
  end
  case best_against(b, o.side) do
    Some(level) when acceptable(o, level) -> fill(b, o, level, done)
    _ -> (rest(b, o), done)
  end
end

fn fill(b, o :: Order, level :: Int, done) do
  let against = other(o.side)
  let ls = levels(b, against)
  let (resting, queue) = Queue.pop(ls[level])
  let n = Math.min(resting.quantity, o.quantity)
  let (buyer, seller) = if o.side == Buy do
    (o.owner, resting.owner)
  else
    (resting.owner, o.owner)
  end
  let trade = Trade { symbol: b.symbol, buyer: buyer, seller: seller, price: level, quantity: n }
  let left = %{resting | quantity: resting.quantity - n}
  let queue = if left.quantity > 0 do push_front(queue, left) else queue end
  let ls = if queue.is_empty() do Map.delete(ls, level) else Map.put(ls, level, queue) end
  matching(with_levels(b, against, ls), %{o | quantity: o.quantity - n}, List.append(done, trade))
end

fn push_front<T>(q :: Queue<T>, x :: T) -> Queue<T> do
  fn drain(from_q, to_q) do
    if Queue.is_empty(from_q) do
      to_q
    else
      let (y, more) = Queue.pop(from_q)
      drain(more, Queue.push(to_q, y))
    end
  end
  drain(q, Queue.push(Queue.new(), x))
end

fn rest(b :: Book, o :: Order) -> Book do
  case o.price do
    AtMarket -> b
    Limit(p) -> with_levels(
      b,
      o.side,
      Map.put(levels(b, o.side), p, Queue.push(Map.get(levels(b, o.side), p), o))
    )
  end
end

## Takes an order out; the book and whether it was there.
pub fn cancel(b :: Book, id :: Int) -> (Book, Bool) do
  fn without(levels) do
    for {p, q} in levels do
      (
        p,
        Iter.from(q) |> Iter.filter(fn o -> o.id != id end) |> Iter.reduce(Queue.new(), Queue.push)
      )
    end
      |> List.filter(fn ((_, q)) -> not Queue.is_empty(q) end)
      |> Map.from_list
  end
  let next = %{b | bids: without(b.bids), asks: without(b.asks)}
  (next, count(next) < count(b))
end

pub fn count(b :: Book) -> Int do
  let sizes = List.map(Map.values(b.bids) ++ Map.values(b.asks), Queue.size)
  sizes |> Iter.from |> Iter.sum
end

fn side_lines(ls :: Map<Int, Queue<Order>>, descending :: Bool) -> List<String> do
  let sign = if descending do -1 else 1 end
  Map.keys(ls)
    |> List.sort(fn a, b -> sign * (a - b) end)
    |> List.map(
      fn p -> "${p}x${ls[p] |> Iter.from |> Iter.map(fn o -> o.quantity end) |> Iter.sum}" end
    )
end

pub fn show(b :: Book) -> String do
  let bids = String.join(side_lines(b.bids, true), " ")
  let asks = String.join(side_lines(b.asks, false), " ")
  "${b.symbol} [${bids}] / [${asks}]"
end

fn o(id, side, price, n) do
  Order { id: id, owner: "o${id}", side: side, price: Limit(price), quantity: n }
end

test "time priority within a level" do
  let (b, _) = submit(empty("X"), o(1, Sell, 10, 5))
  let (b, _) = submit(b, o(2, Sell, 10, 5))
  let (b, trades) = submit(b, o(3, Buy, 10, 7))
  Test.assert_eq(List.map(trades, fn t -> (t.seller, t.quantity) end), [("o1", 5), ("o2", 2)])
  Test.assert_eq(show(b), "X [] / [10x3]")
end

test "cancel" do
  let (b, _) = submit(empty("X"), o(1, Sell, 10, 5))
  let (b, found) = cancel(b, 1)
  Test.assert(found)
  Test.assert_eq(count(b), 0)
end
