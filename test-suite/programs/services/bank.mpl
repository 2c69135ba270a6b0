# A small bank: services, errors with From, supervision, pipelines.
type Currency do
  Eur
  Usd
  Gbp
end deriving(Eq, Ord, Display, Hash)

struct Money do
  cents :: Int
  currency :: Currency
end deriving(Eq)

impl Display for Money do
  fn to_string(self) -> String do
    let sign = if self.cents < 0 do "-" else "" end
    let abs = Math.abs(self.cents)
    let frac = abs % 100
    let pad = if frac < 10 do "0" else "" end
    "${sign}${abs / 100}.${pad}${frac} ${self.currency}"
  end
end

type MoneyError do
  Mixed(Currency, Currency)
  Overdrawn(Money)
end deriving(Display)

type BankError do
  NoAccount(String)
  Money(MoneyError)
  Text(String)
end deriving(Display)

impl From<MoneyError> for BankError do
  fn from(e :: MoneyError) -> BankError do
    BankError.Money(e)
  end
end

impl From<String> for BankError do
  fn from(s :: String) -> BankError do Text(s) end
end

impl Add for Money do
  type Output = Money!MoneyError
  fn add(self, other) -> Money!MoneyError do
    if self.currency == other.currency do
      Ok(%{self | cents: self.cents + other.cents})
    else
      Err(Mixed(self.currency, other.currency))
    end
  end
end

impl Neg for Money do
  type Output = Money
  fn neg(self) -> Money do %{self | cents: -self.cents} end
end

interface Ledger do
  type Key
  fn balance(self, key :: Self.Key) -> Option<Money>
  fn total(self, c :: Currency) -> Money
  fn has(self, key :: Self.Key) -> Bool do
    case self.balance(key) do
      Some(_) -> true
      None -> false
    end
  end
end

struct Book do
  accounts :: Map<String, Money>
  history :: List<(String, Money)>
end

impl Ledger for Book do
  type Key = String
  fn balance(self, key) do
    if Map.has_key(self.accounts, key) do Some(self.accounts[key]) else None end
  end
  fn total(self, c) do
    let cents = self.accounts
      |> Map.values
      |> List.filter(fn m -> m.currency == c end)
      |> List.map(fn m -> m.cents end)
      |> List.reduce(0, fn a, b -> a + b end)
    Money { cents: cents, currency: c }
  end
end

fn find(book :: Book, name) -> Money!BankError do
  case book.balance(name) do
    Some(m) -> Ok(m)
    None -> Err(NoAccount(name))
  end
end

fn apply(book :: Book, name, amount) -> Book!BankError do
  let now = find(book, name)?
  let next = (now + amount)?
  if next.cents < 0 do
    return Err(BankError.Money(Overdrawn(next)))
  end
  Ok(%{book |
    accounts: Map.put(book.accounts, name, next),
    history: List.append(book.history, (name, amount)),
  })
end

fn transfer(book, from, to, amount) -> Book!BankError do
  if from == to do
    Err("same account")?
  end
  book |> apply(from, -amount)? |> apply(to, amount)
end

service Bank do
  fn init(names :: List<String>) -> Book do
    let zero = Money { cents: 0, currency: Eur }
    Book {
      accounts: List.reduce(names, %{}, fn m, n -> Map.put(m, n, zero) end),
      history: []
    }
  end
  call Deposit(name, amount) do |book|
    case apply(book, name, amount) do
      Ok(b) -> (b, Ok(b.accounts[name]))
      Err(e) -> (book, Err(e))
    end
  end
  call Transfer(from :: String, to :: String, amount :: Money) :: ()!String do |book|
    case transfer(book, from, to, amount) do
      Ok(b) -> (b, Ok(()))
      Err(e) -> (book, Err("${e}"))
    end
  end
  call Report() :: List<String> do |book|
    let lines = for {name, money} in book.accounts when money.cents != 0 do "${name}: ${money}" end
    (book, lines ++ ["total ${book.total(Eur)}", "moves ${List.length(book.history)}"])
  end
  call Has(n) do |b| (b, b.has(n)) end
  cast Reset() do |_b| init_book() end
end

fn init_book() = Book { accounts: %{}, history: [] }

fn eur(c) = Money { cents: c, currency: Eur }

fn main() do
  let bank = Bank.start(["ann", "bob", "cy"])
  println("${Bank.deposit(bank, "ann", eur(10050))}")
  println("${Bank.deposit(bank, "dan", eur(1))}")
  println("${Bank.deposit(bank, "bob", Money { cents: 5, currency: Usd })}")
  println("${Bank.transfer(bank, "ann", "bob", eur(2505))}")
  println("${Bank.transfer(bank, "bob", "cy", eur(99999))}")
  println("${Bank.transfer(bank, "bob", "bob", eur(1))}")
  println("${Bank.transfer(bank, "bob", "zed", eur(1))}")
  Bank.report(bank) |> List.map(println)
  println("${Bank.has(bank, "cy")} ${Bank.has(bank, "q")}")
  let jobs = [1, 2, 3] |> List.map(fn n -> Job.async(fn -> Bank.deposit(bank, "cy", eur(n)) end) end)
  let sums = for j in jobs do
    case Job.await(j) do
      Ok(Ok(m)) -> m.cents
      Ok(Err(_)) -> -1
      Err(_) -> -2
    end
  end
  println("${List.length(sums)} ${List.all(sums, fn s -> s > 0 end)}")
  Bank.report(bank) |> List.map(println)
  Bank.reset(bank)
  println("${Bank.report(bank)}")
  println("${Eur < Usd} ${compare(Gbp, Eur)} ${hash(Eur) == Eur.hash()} ${[Usd, Eur] |> List.sort(fn a, b -> if a < b do -1 else 1 end end)}")
  println("${-eur(5)} ${eur(5) == eur(5)} ${eur(-1234)}")
end
#> Ok(100.50 Eur)
#> Err(NoAccount(dan))
#> Err(Money(Mixed(Eur, Usd)))
#> Ok(())
#> Err(Money(Overdrawn(-974.94 Eur)))
#> Err(Text(same account))
#> Err(NoAccount(zed))
#> ann: 75.45 Eur
#> bob: 25.05 Eur
#> total 100.50 Eur
#> moves 3
#> true false
#> 3 true
#> ann: 75.45 Eur
#> bob: 25.05 Eur
#> cy: 0.06 Eur
#> total 100.56 Eur
#> moves 6
#> [total 0.00 Eur, moves 0]
#> true Greater true [Eur, Usd]
#> -0.05 Eur true -12.34 Eur
