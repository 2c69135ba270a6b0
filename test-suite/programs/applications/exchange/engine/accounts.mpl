##! The accounts, as a service.

from Core.Money import Money, cents

struct Bank do
  balances :: Map<String, Money>
  history :: List<String>
end

type Trouble do
  Insufficient(owner :: String, has :: Money)
  NoAccount(String)
end deriving(Eq)

impl Display for Trouble do
  fn to_string(self) -> String do
    case self do
      Insufficient(who, m) -> "${who} has only ${m}"
      NoAccount(who) -> "no account of ${who}"
    end
  end
end

fn find(bank :: Bank, who) -> Money!Trouble do
  case Map.fetch(bank.balances, who) do
    Some(m) -> Ok(m)
    None -> Err(NoAccount(who))
  end
end

fn move_money(bank :: Bank, a :: String, b :: String, m :: Money) -> Bank!Trouble do
  let have = find(bank, a)?
  let other = find(bank, b)?
  if have < m do
    Err(Insufficient(a, have))
  else
    let balances = bank.balances |> Map.put(a, have - m) |> Map.put(b, other + m)
    Ok(%{bank | balances: balances, history: bank.history ++ ["${a}->${b} ${m}"]})
  end
end

service Accounts do
  fn init(initial :: Map<String, Money>) do
    Bank { balances: initial, history: [] }
  end

  call Balance(who :: String) :: Money? do |bank|
    (bank, Map.fetch(bank.balances, who))
  end

  call Deposit(who :: String, m :: Money) do |bank|
    let now = Map.get_or(bank.balances, who, Money.default()) + m
    (
      %{
        bank | balances: Map.put(bank.balances, who, now),
        history: bank.history ++ ["${who} +${m}"]
      },
      now
    )
  end

  call Transfer(a, b, m) :: ()!Trouble do |bank|
    case move_money(bank, a, b, m) do
      Ok(next) -> (next, Ok(()))
      Err(t) -> (bank, Err(t))
    end
  end

  call History() do |bank| (bank, bank.history) end

  call Fold(start :: Money, f :: Fun(Money, (String, Money)) -> Money) do |bank|
    (bank, List.reduce(Map.to_list(bank.balances), start, f))
  end

  cast Note(text) do |bank|
    %{bank | history: List.append(bank.history, "note " <> text)}
  end
end
