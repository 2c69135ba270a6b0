fn classify(n) = case n do
  0 -> :zero
  n when n < 0 -> :neg
  n when n % 2 == 0 -> :even
  _ -> :odd
end
fn fizz(n) = case (n % 3, n % 5) do
  (0, 0) -> "FizzBuzz"
  (0, _) -> "Fizz"
  (_, 0) -> "Buzz"
  _ -> "${n}"
end
fn rle(s) do
  let cs = String.split(s, "") |> List.filter(fn c -> c != "" end)
  fn go(xs, cur, n, acc) = case xs do
    [] -> if n == 0 do acc else acc <> cur <> "${n}" end
    h :: t when h == cur -> go(t, cur, n + 1, acc)
    h :: t -> if n == 0 do go(t, h, 1, acc) else go(t, h, 1, acc <> cur <> "${n}") end
  end
  go(cs, "", 0, "")
end
type Token do
  TNum(Int)
  TOp(String)
  TL
  TR
end
fn tokenize(s) -> List<Token>!String do
  let parts = String.split(s, " ")
  let toks = for p in parts when p != "" do
    case p do
      "+" | "-" | "*" | "/" -> TOp(p)
      "(" -> TL
      ")" -> TR
      _ -> TNum(num(p)?)
    end
  end
  Ok(toks)
end
fn num(p) -> Int!String = case String.to_int(p) do
  Some(n) -> Ok(n)
  None -> Err("bad token ${p}")
end
fn expr(ts) -> (Int, List<Token>)!String do
  let (v, rest) = term(ts)?
  expr_rest(v, rest)
end
fn expr_rest(v, TOp("+") :: rest) -> (Int, List<Token>)!String do
  let (w, r) = term(rest)?
  expr_rest(v + w, r)
end
fn expr_rest(v, TOp("-") :: rest) do
  let (w, r) = term(rest)?
  expr_rest(v - w, r)
end
fn expr_rest(v, rest) = Ok((v, rest))
fn term(ts) -> (Int, List<Token>)!String do
  let (v, rest) = factor(ts)?
  term_rest(v, rest)
end
fn term_rest(v, TOp("*") :: rest) -> (Int, List<Token>)!String do
  let (w, r) = factor(rest)?
  term_rest(v * w, r)
end
fn term_rest(v, TOp("/") :: rest) do
  let (w, r) = factor(rest)?
  if w == 0 do
    return Err("division by zero")
  end
  term_rest(v / w, r)
end
fn term_rest(v, rest) = Ok((v, rest))
fn factor(TNum(n) :: rest) -> (Int, List<Token>)!String = Ok((n, rest))
fn factor(TOp("-") :: rest) do
  let (v, r) = factor(rest)?
  Ok((-v, r))
end
fn factor(TL :: rest) do
  case expr(rest)? do
    (v, TR :: r) -> Ok((v, r))
    _ -> Err("expected )")
  end
end
fn factor(t :: _) = Err("unexpected ${t}")
fn factor([]) = Err("unexpected end")
fn eval(s) -> Int!String do
  let ts = tokenize(s)?
  let (v, rest) = expr(ts)?
  case rest do
    [] -> Ok(v)
    t :: _ -> Err("trailing ${t}")
  end
end
struct Account do
  id :: Int
  balance :: Int
  history :: List<Tx>
end
type Tx do
  Deposit(Int)
  Withdraw(amount :: Int)
  Transfer(to :: Int, amount :: Int)
end deriving(Eq, Display)
type BankError do
  Insufficient(need :: Int, have :: Int)
  NoAccount(Int)
end
fn apply_tx(a :: Account, tx) -> Account!BankError do
  let delta = case tx do
    Deposit(n) -> n
    Withdraw(n) | Transfer(_, n) -> -n
  end
  if a.balance + delta < 0 do
    Err(Insufficient(-delta, a.balance))
  else
    Ok(%{a | balance: a.balance + delta, history: [tx] ++ a.history})
  end
end
fn find(bank, id) -> Account!BankError = if Map.has_key(bank, id) do Ok(bank[id]) else Err(NoAccount(id)) end
fn transfer(bank, from, to, n) -> Map<Int, Account>!BankError do
  let a = find(bank, from)?
  let b = find(bank, to)?
  let a2 = apply_tx(a, Transfer(to, n))?
  let b2 = apply_tx(b, Deposit(n))?
  Ok(bank |> Map.put(from, a2) |> Map.put(to, b2))
end
fn describe(r) = case r do
  Ok(bank) -> String.join(for {id, a} in bank do "${id}:${a.balance}" end, ",")
  Err(Insufficient(n, h)) -> "need ${n} have ${h}"
  Err(NoAccount(i)) -> "no ${i}"
end
fn life(cells, w, h) do
  let alive = Set.from_list(cells)
  let next = for y in 0..h do
    for x in 0..w do
      let ns = for dy in -1..2 do
        for dx in -1..2 when not (dx == 0 and dy == 0) do
          if Set.contains(alive, (x + dx, y + dy)) do 1 else 0 end
        end
      end
      let n = List.reduce(List.flatten(ns), 0, fn a, b -> a + b end)
      case (Set.contains(alive, (x, y)), n) do
        (true, 2) | (_, 3) -> [(x, y)]
        _ -> []
      end
    end
  end
  List.flatten(List.flatten(next))
end
fn queens(n) = place(n, 0, [])
fn place(n, row, qs) do
  if row == n do
    1
  else
    let counts = for c in 0..n when safe(c, 1, qs) do place(n, row + 1, [c] ++ qs) end
    List.reduce(counts, 0, fn a, b -> a + b end)
  end
end
fn safe(_, _, []) = true
fn safe(c, d, q :: rest) = c != q and c != q + d and c != q - d and safe(c, d + 1, rest)
fn main() do
  println("${List.map([0, -3, 4, 5], classify)} ${for i in [3, 5, 15, 7] do fizz(i) end} ${rle("aaabccd")}[${rle("")}]")
  for s in ["1 + 2 * 3", "( 1 + 2 ) * - 3", "8 / 0", "2 *", "1 2", "x", "( 1"] do println("${eval(s)}") end
  let bank = %{1 => Account { id: 1, balance: 100, history: [] }, 2 => Account { id: 2, balance: 5, history: [] }}
  println("${describe(transfer(bank, 1, 2, 30))} ${describe(transfer(bank, 2, 1, 30))} ${describe(transfer(bank, 1, 9, 30))}")
  println("${life([(1, 0), (1, 1), (1, 2)], 3, 3)} ${queens(6)}")
end
#> [zero, neg, even, odd] [Fizz, Buzz, FizzBuzz, 7] a3b1c2d1[]
#> Ok(7)
#> Ok(-9)
#> Err(division by zero)
#> Err(unexpected end)
#> Err(trailing TNum(2))
#> Err(bad token x)
#> Err(expected ))
#> 1:70,2:35 need 30 have 5 no 9
#> [(0, 1), (1, 1), (2, 1)] 4
