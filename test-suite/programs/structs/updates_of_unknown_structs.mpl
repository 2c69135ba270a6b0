# An update of a value whose type nothing else tells means the one struct that has all the fields.
struct Account do
  owner :: String
  balance :: Int
end

struct Loan do
  owner :: String
  rate :: Float
end

fn credited(a, n) = %{a | owner: "bank", balance: n}
fn sold(x, rate) = %{x | owner: "fund", rate: rate}

fn main() do
  println("${credited(Account { owner: "ann", balance: 1 }, 5)}")
  println("${sold(Loan { owner: "bob", rate: 0.5 }, 0.25)}")
end
#> Account { owner: bank, balance: 5 }
#> Loan { owner: fund, rate: 0.25 }
