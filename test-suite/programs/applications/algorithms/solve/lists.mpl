##! Classics on lists.

pub fn permutations([]) = [[]]

fn permutations(xs) do
  List.flat_map(xs, fn x ->
    let others = List.filter(xs, fn y -> y != x end)
    for p in permutations(others) do [x] ++ p end
  end)
end

pub fn powerset(xs) do
  case xs do
    [] -> [[]]
    x :: rest -> List.flat_map(powerset(rest), fn s -> [s, [x] ++ s] end)
  end
end

pub fn queens(n) do
  fn place(0) = [[]]
  fn place(k) do
    for qs in place(k - 1) do
      for q in 0..n when safe(q, qs) do [q] ++ qs end
    end |> List.flatten
  end
  place(n)
end

fn safe(q, qs) do
  List.all(List.enumerate(qs), fn ((i, other)) -> other != q and Math.abs(other - q) != i + 1 end)
end

pub fn primes(n) do
  fn sieve([]) = []
  fn sieve(p :: rest) = [p] ++ sieve(for x in rest when x % p != 0 do x end)
  sieve(Range.to_list(2..n))
end

pub fn run_lengths(s) do
  fn go(cs, out) do
    case (cs, out) do
      ([], _) -> List.reverse(out)
      (c :: rest, (d, n) :: done) when c == d -> go(rest, [(d, n + 1)] ++ done)
      (c :: rest, _) -> go(rest, [(c, 1)] ++ out)
    end
  end
  go(String.chars(s), [])
end

pub fn merge_sort(xs, cmp) do
  case xs do
    [] | [_] -> xs
    _ -> halves(xs, cmp)
  end
end

fn halves(xs, cmp) do
  let mid = List.length(xs) / 2
  merge(merge_sort(List.take(xs, mid), cmp), merge_sort(List.drop(xs, mid), cmp), cmp)
end

fn merge(xs, ys, cmp) do
  case (xs, ys) do
    ([], _) -> ys
    (_, []) -> xs
    (x :: xr, y :: yr) -> if cmp(y, x) == Less do
      [y] ++ merge(xs, yr, cmp)
    else
      [x] ++ merge(xr, ys, cmp)
    end
  end
end

pub fn binary_search(xs, wanted) do
  let lo = 0
  let hi = List.length(xs)
  fn go(lo, hi) do
    if lo >= hi do
      None
    else
      let mid = lo + (hi - lo) / 2
      case compare(xs[mid], wanted) do
        Equal -> Some(mid)
        Less -> go(mid + 1, hi)
        Greater -> go(lo, mid)
      end
    end
  end
  go(lo, hi)
end

pub fn hanoi(0, _, _, _) = []
fn hanoi(n, a, b, c) = hanoi(n - 1, a, c, b) ++ [(a, c)] ++ hanoi(n - 1, b, a, c)
