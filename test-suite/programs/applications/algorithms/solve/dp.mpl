##! Dynamic programming with memo tables threaded by hand.

type Memo<K, V> = Map<K, V>

## Runs `f` with a memo: `f` gets a function that looks up or computes.
fn memo(table, key, compute) do
  case Map.fetch(table, key) do
    Some(v) -> (table, v)
    None -> remember(key, compute(table))
  end
end

fn remember(key, result) do
  let (table, v) = result
  (Map.put(table, key, v), v)
end

pub fn fib(n) do
  fn go(table, n) do
    if n < 2 do
      (table, n)
    else
      memo(table, n, fn t ->
        let (t, a) = go(t, n - 1)
        let (t, b) = go(t, n - 2)
        (t, a + b)
      end)
    end
  end
  go(%{}, n) |> Tuple.second
end

pub fn binomial(n, k) do
  fn go(t, n, k) do
    if k == 0 or k == n do
      (t, 1)
    else
      memo(t, (n, k)) do |t|
        let (t, a) = go(t, n - 1, k - 1)
        let (t, b) = go(t, n - 1, k)
        (t, a + b)
      end
    end
  end
  Tuple.second(go(Map.new(), n, k))
end

pub fn edit_distance(a :: String, b :: String) -> Int do
  let first = Range.to_list(0..String.length(b) + 1)
  let last_row = List.reduce(List.enumerate(String.chars(a)), first, fn row, (i, ca) ->
    next_row(row, i, ca, String.chars(b))
  end)
  List.last(last_row)
end

fn next_row(row, i, ca, bs) do
  List.reduce(List.enumerate(bs), [i + 1], fn out, (j, cb) ->
    let cost = if ca == cb do 0 else 1 end
    let best = [row[j] + cost, row[j + 1] + 1, out[j] + 1] |> List.min
    out ++ [or_zero(best)]
  end)
end

fn or_zero(Some(x)) = x
fn or_zero(None) = 0

pub fn lcs(a, b) do
  fn go(t, xs, ys) do
    case (xs, ys) do
      ([], _) | (_, []) -> (t, "")
      (x :: xr, y :: yr) when x == y -> go(t, xr, yr) |> prefixed(x)
      (_ :: xr, _ :: yr) -> memo(t, (List.length(xs), List.length(ys)), fn t ->
        let (t, p) = go(t, xr, ys)
        let (t, q) = go(t, xs, yr)
        (t, if String.length(p) >= String.length(q) do p else q end)
      end)
    end
  end
  let (_, s) = go(%{}, String.chars(a), String.chars(b))
  s
end

fn prefixed(pair, x) do
  let (t, s) = pair
  (t, x <> s)
end

pub fn coins(kinds, amount) -> Int? do
  fn go(t, left) do
    if left == 0 do
      (t, Some(0))
    else
      memo(t, left, fn t ->
        List.reduce(kinds, (t, None), fn (t, best), c ->
          if c > left do
            (t, best)
          else
            let (t, sub) = go(t, left - c)
            (t, smaller(best, sub))
          end
        end)
      end)
    end
  end
  Tuple.second(go(%{}, amount))
end

fn smaller(best, None) = best
fn smaller(None, Some(n)) = Some(n + 1)
fn smaller(Some(b), Some(n)) = Some(Math.min(b, n + 1))

pub fn knapsack(items :: List<(Int, Int)>, capacity :: Int) -> Int do
  let table = Range.map(0..capacity + 1, fn _ -> 0 end)
  let final_table = List.reduce(items, table, fn row, (value, weight) ->
    for (c, old) in List.enumerate(row) do
      if c >= weight do Math.max(old, row[c - weight] + value) else old end
    end
  end)
  final_table[capacity]
end

pub fn lis(xs) do
  let best = List.reduce(xs, [], fn ends, x ->
    let longest = for (y, n) in ends when y < x do n end
    ends ++ [(x, 1 + or_zero(List.max(longest)))]
  end)
  best |> List.map(Tuple.second) |> List.max |> or_zero
end

pub fn partitions(n) do
  let ways = List.reduce(Range.to_list(1..n + 1), %{0 => 1}, fn ways, part ->
    List.reduce(Range.to_list(part..n + 1), ways, fn w, total ->
      Map.put(w, total, w[total] + w[total - part])
    end)
  end)
  ways[n]
end

pub fn collatz_longest(limit) do
  fn length_of(t, n) do
    if n == 1 do
      (t, 1)
    else
      memo(t, n, fn t ->
        let next = if n % 2 == 0 do n / 2 else 3 * n + 1 end
        let (t, m) = length_of(t, next)
        (t, m + 1)
      end)
    end
  end
  let (_, winner) = List.reduce(Range.to_list(1..limit), (%{}, (0, 0)), fn (t, (best, at)), n ->
    let (t, m) = length_of(t, n)
    (t, if m > best do (m, n) else (best, at) end)
  end)
  winner
end

pub fn ackermann(0, n) = n + 1
fn ackermann(m, 0) = ackermann(m - 1, 1)
fn ackermann(m, n) = ackermann(m - 1, ackermann(m, n - 1))
