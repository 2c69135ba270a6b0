#! code: E0001
#! contains: this is `Value.Number`
#! contains: write `Reading.Number` where the other one is meant
type Value do
  Number(Float)
  Text(String)
end

type Reading do
  Number(Float)
  Missing
end

fn level(r :: Reading) -> Float do
  case r do
    Number(x) -> x
    Missing -> 0.0
  end
end

fn halved(Number(x)) = x / 2.0
fn halved(r) = level(r)

fn main() do
  println("${halved(Value.Number(1.0))}")
end
