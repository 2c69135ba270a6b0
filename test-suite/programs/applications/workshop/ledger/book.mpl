##! A double-entry book as a service under a supervisor: postings balance or are refused, and a snapshot survives a crash.

from Ledger.Money import Money, MoneyError, Currency, of, euros, parse, split
import Ledger.Money

pub struct Line do
  account :: String
  amount :: Money
end deriving(Eq, Json)

pub struct Posting do
  id :: Int
  note :: Option<String>
  lines :: List<Line>
end deriving(Eq, Json)

pub type Refusal do
  Unbalanced(by :: Int)
  Unknown(account :: String)
  Empty
  Wrong(MoneyError)
end deriving(Eq, Display)

impl From<MoneyError> for Refusal do
  fn from(e) = Wrong(e)
end

type Balances = Map<String, Int>

struct State do
  accounts :: Balances
  postings :: List<Posting>
end

fn check(accounts :: Balances, lines :: List<Line>) -> ()!Refusal do
  if lines == [] do
    return Err(Empty)
  end
  for line in lines do
    if not Map.has_key(accounts, line.account) do
      return Err(Unknown(line.account))
    end
  end
  let sum = List.reduce(lines, 0, fn acc, l -> acc + l.amount.cents end)
  if sum == 0 do Ok(()) else Err(Unbalanced(sum)) end
end

service Book do
  fn init(names :: List<String>) -> State do
    Process.register("book", self())
    let accounts = List.reduce(names, %{}, fn m, n -> Map.put(m, n, 0) end)
    case restored() do
      Some(state) -> state
      None -> State { accounts: accounts, postings: [] }
    end
  end

  fn restored() -> Option<State> do
    let keeper = Process.whereis("keeper")
    if Process.alive(keeper) do Keeper.load(keeper) else None end
  end

  call Post(lines :: List<Line>, note :: Option<String>) :: Int!Refusal do |state|
    case check(state.accounts, lines) do
      Err(why) -> (state, Err(why))
      Ok(()) -> accept(state, lines, note)
    end
  end

  fn accept(state, lines, note) do
    let id = List.length(state.postings) + 1
    let accounts = List.reduce(lines, state.accounts, fn m, l ->
      Map.update(m, l.account, 0, fn cents -> cents + l.amount.cents end)
    end)
    let state = State {
      accounts: accounts,
      postings: List.append(state.postings, Posting { id: id, note: note, lines: lines })
    }
    Keeper.save(Process.whereis("keeper"), state)
    (state, Ok(id))
  end

  call Balance(account) do |state|
    (state, Map.fetch(state.accounts, account))
  end

  call Export() :: String do |state|
    (state, Json.encode(state.postings))
  end

  cast Fail(why :: String) do |state|
    let n = String.length(why) - String.length(why)
    %{state | accounts: Map.put(state.accounts, why, 1 / n)}
  end
end

service Keeper do
  fn init() do
    Process.register("keeper", self())
    None
  end
  cast Save(state :: State) do |_| Some(state) end
  call Load() :: Option<State> do |kept| (kept, kept) end
end

supervisor Bank do
  strategy: one_for_one
  max_restarts: 10
  child keeper do
    start: fn -> Keeper.start() end
  end
  child book do
    start: fn -> Book.start(["cash", "rent", "salary", "shop"]) end
  end
end

fn line(account, amount) = Line { account: account, amount: amount }

fn transfer(book, from, to, text) -> Int!Refusal do
  let amount = parse(text)?
  Book.post(book, [line(from, -amount), line(to, amount)], Some("${from} to ${to}"))
end

## Waits until a name belongs to a living process other than an old one.
fn when_up(name, old :: Pid) -> Pid do
  while not Process.alive(Process.whereis(name)) or Process.whereis(name) == old do
    Timer.sleep(1)
  end
  Process.whereis(name)
end

fn show_balances(book) do
  let texts = for name in ["cash", "rent", "salary", "shop", "attic"] do
    case Book.balance(book, name) do
      Some(cents) -> "${name} ${of(cents, Eur)}"
      None -> continue
    end
  end
  println(String.join(texts, ", "))
end

fn imported(text) -> Int!String do
  let lines = String.split(text, "\n")
  let parsed = for l in lines when l != "" do
    case String.split(l, ";") do
      [account, amount] -> line(account, parse(amount)?)
      _ -> return Err("`${l}` is no line")
    end
  end
  Ok(List.reduce(parsed, 0, fn sum, l -> sum + l.amount.cents end))
end

pub fn demo() do
  let nobody = Process.whereis("nobody")
  spawn(Bank)
  let book = when_up("book", nobody)
  println("${transfer(book, "salary", "cash", "2500.50")} ${transfer(book, "cash", "rent", "800")}")
  println("${transfer(book, "cash", "attic", "1")} ${transfer(book, "cash", "shop", "1.2.3")} ${Book.post(book, [], None)}")
  println("${Book.post(book, [line("cash", euros(-5)), line("shop", euros(4))], None)}")
  let shares = split(euros(100), 3)
  println("${shares} ${euros(1) + of(5, Usd)} ${euros(3) - euros(5)}")
  let lines = List.map(shares, fn m -> line("shop", m) end) ++ [line("cash", euros(-100))]
  println("${Book.post(book, lines, None)}")
  show_balances(book)
  Book.fail(book, "on purpose")
  let again = when_up("book", book)
  show_balances(again)
  println("${transfer(again, "cash", "shop", "0.05")}")
  let text = Book.export(again)
  println(text)
  let postings = for item in Json.as_list(result_or(Json.parse(text), Json.null)) |> or_empty do
    Posting.from_json(Json.encode(item))
  end
  println("${List.length(postings)} ${List.map(postings, fn Ok(p) -> p.note | Err(e) -> Some(e) end)}")
  println("${imported("cash;1.50\nshop;2 EUR\n")} ${imported("cash;x")} ${imported("cash")}")
end

fn result_or(r, other) do
  case r do
    Ok(v) -> v
    Err(_) -> other
  end
end

fn or_empty(Some(xs)) = xs
fn or_empty(None) = []
