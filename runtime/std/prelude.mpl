##! Names that every file sees without a prefix: the sum types that the language itself uses, the built-in interfaces, and
##! printing. Operators on `Int`, `Float`, `Bool`, `Atom` and `Pid` are machine instructions; on other types they call the
##! methods of the interfaces here.

## A name that is its own value, `:name`.
pub intrinsic type Atom
## A process that accepts messages of type `M`.
pub intrinsic type Pid<M>

## A value that may be absent.
pub type Option<T> do
  Some(T)
  None
end deriving()

## The outcome of something that can fail.
pub type Result<T, E> do
  Ok(T)
  Err(E)
end deriving()

## The outcome of a comparison.
pub type Ordering do
  Less
  Equal
  Greater
end deriving()

## `==` and `!=`.
pub interface Eq do
  fn eq(self, other :: Self) -> Bool
end

## `<`, `>`, `<=`, `>=` and `compare`.
pub interface Ord do
  fn lt(self, other :: Self) -> Bool
  fn compare(self, other :: Self) -> Ordering do
    if self.lt(other) do
      Less
    else if __same(self, other) do
      Equal
    else
      Greater
    end
  end
end

## The text of a value as `"${x}"` shows it.
pub interface Display do
  fn to_string(self) -> String
end

## The text of a value as a developer wants it: strings quoted, fields named.
pub interface Debug do
  fn inspect(self) -> String
end

## A number that is the same for equal values.
pub interface Hash do
  fn hash(self) -> Int
end

## The value that a type starts from.
pub interface Default do
  fn default() -> Self
end

## `a + b`.
pub interface Add do
  type Output
  fn add(self, other :: Self) -> Self.Output
end

## `a - b`.
pub interface Sub do
  type Output
  fn sub(self, other :: Self) -> Self.Output
end

## `a * b`.
pub interface Mul do
  type Output
  fn mul(self, other :: Self) -> Self.Output
end

## `a / b`.
pub interface Div do
  type Output
  fn div(self, other :: Self) -> Self.Output
end

## `a % b`.
pub interface Mod do
  type Output
  fn mod(self, other :: Self) -> Self.Output
end

## `-a`.
pub interface Neg do
  type Output
  fn neg(self) -> Self.Output
end

## `!a` and `not a`.
pub interface Not do
  type Output
  fn not(self) -> Self.Output
end

## What a `for` can run over.
pub interface Iterable do
  type Item
  type Iter
  fn iter(self) -> Self.Iter
end

## What gives elements one at a time until there are no more.
pub interface Iterator do
  type Item
  fn next(self) -> Option<Self.Item>
end

## A conversion that cannot fail; `?` uses it for errors.
pub interface From<T> do
  fn from(x :: T) -> Self
end

## The other direction of `From`, there for every impl of it.
pub interface Into<T> do
  fn into(self) -> T
end

## Writes a line to standard output.
pub fn println(s :: String) -> () = IO.println(s)

## Writes to standard output.
pub fn print(s :: String) -> () = IO.print(s)

## `List.map`.
## Example: map([1], fn x -> x + 1 end) == [2]
pub fn map<A, B>(xs :: List<A>, f :: Fun(A) -> B) -> List<B> = List.map(xs, f)

## `List.filter`.
## Example: filter([1, 2], fn x -> x > 1 end) == [2]
pub fn filter<A>(xs :: List<A>, p :: Fun(A) -> Bool) -> List<A> = List.filter(xs, p)

## `List.reduce`.
## Example: reduce([1, 2], 0, fn acc, x -> acc + x end) == 3
pub fn reduce<A, B>(xs :: List<A>, z :: B, f :: Fun(B, A) -> B) -> B = List.reduce(xs, z, f)

## `List.head`.
## Example: head([1, 2]) == 1
pub fn head<A>(xs :: List<A>) -> A = List.head(xs)

## `List.tail`.
## Example: tail([1, 2]) == [2]
pub fn tail<A>(xs :: List<A>) -> List<A> = List.tail(xs)

impl Display for Option<T> do
  fn to_string(self) -> String do
    case self do
      Some(x) -> "Some(${x})"
      None -> "None"
    end
  end
end

impl Debug for Option<T> do
  fn inspect(self) -> String do
    case self do
      Some(x) -> "Some(" <> __inspect(x) <> ")"
      None -> "None"
    end
  end
end

impl Eq for Option<T> where T: Eq do
  fn eq(self, other :: Option<T>) -> Bool do
    case (self, other) do
      (Some(a), Some(b)) -> a == b
      (None, None) -> true
      _ -> false
    end
  end
end

impl Ord for Option<T> where T: Ord do
  fn lt(self, other :: Option<T>) -> Bool do
    case (self, other) do
      (Some(a), Some(b)) -> a < b
      (None, Some(_)) -> true
      _ -> false
    end
  end
end

impl Hash for Option<T> where T: Hash do
  fn hash(self) -> Int do
    case self do
      Some(x) -> Fnv.combine(Fnv.number(0), x.hash())
      None -> Fnv.number(1)
    end
  end
end

impl Default for Option<T> do
  fn default() -> Option<T> = None
end

impl Display for Result<T, E> do
  fn to_string(self) -> String do
    case self do
      Ok(x) -> "Ok(${x})"
      Err(e) -> "Err(${e})"
    end
  end
end

impl Debug for Result<T, E> do
  fn inspect(self) -> String do
    case self do
      Ok(x) -> "Ok(" <> __inspect(x) <> ")"
      Err(e) -> "Err(" <> __inspect(e) <> ")"
    end
  end
end

impl Eq for Result<T, E> where T: Eq, E: Eq do
  fn eq(self, other :: Result<T, E>) -> Bool do
    case (self, other) do
      (Ok(a), Ok(b)) -> a == b
      (Err(a), Err(b)) -> a == b
      _ -> false
    end
  end
end

fn ordering_name(o :: Ordering) -> String do
  case o do
    Less -> "Less"
    Equal -> "Equal"
    Greater -> "Greater"
  end
end

fn ordering_rank(o :: Ordering) -> Int do
  case o do
    Less -> 0
    Equal -> 1
    Greater -> 2
  end
end

impl Display for Ordering do
  fn to_string(self) -> String = ordering_name(self)
end

impl Debug for Ordering do
  fn inspect(self) -> String = ordering_name(self)
end

impl Eq for Ordering do
  fn eq(self, other :: Ordering) -> Bool = ordering_rank(self) == ordering_rank(other)
end

impl Eq for () do
  fn eq(self, other :: ()) -> Bool = true
end

impl Display for () do
  fn to_string(self) -> String = "()"
end

impl Debug for () do
  fn inspect(self) -> String = "()"
end

impl Hash for () do
  fn hash(self) -> Int = Fnv.start()
end
