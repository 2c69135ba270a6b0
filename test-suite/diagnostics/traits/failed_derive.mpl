#! code: E0006
#! contains: type `Atom` does not satisfy trait `Ord`
#! contains: derived here
# The uses of what cannot be derived are not reported as well.
struct Tagged<T> do
  value :: T
  tag :: Atom
end deriving(Eq, Ord)

struct Pair do
  first :: Tagged<Int>
  second :: Tagged<String>
end deriving(Eq, Ord)

fn main() do
  let t = Tagged { value: 1, tag: :a }
  println("${t < t} ${compare(t, t)}")
end
