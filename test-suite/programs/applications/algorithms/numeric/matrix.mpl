##! Matrices over whatever can be added and multiplied.

from Numeric.Semiring import Semiring

pub struct Matrix<T> do
  rows :: List<List<T>>
end deriving(Eq, Display, Hash)

pub struct Vec2 do
  x :: Float
  y :: Float
end deriving(Eq, Display)

pub fn from_rows(rows) = Matrix { rows: rows }

pub fn transpose(m) do
  let width = List.length(List.head(m.rows))
  Matrix { rows: Range.map(0..width, fn j -> List.map(m.rows, fn row -> row[j] end) end) }
end

fn combine(a, b, f) do
  for (ra, rb) in List.zip(a, b) do
    for (x, y) in List.zip(ra, rb) do f(x, y) end
  end
end

fn inner(xs, ys) do
  let products = List.zip(xs, ys) |> List.map(fn ((x, y)) -> x * y end)
  List.reduce(List.tail(products), List.head(products), fn a, b -> a + b end)
end

impl Add for Matrix<T> where T: Add do
  type Output = Matrix<T>
  fn add(self, other) do
    Matrix { rows: combine(self.rows, other.rows, fn x, y -> x + y end) }
  end
end

impl Mul for Matrix<T> where T: Add + Mul do
  type Output = Matrix<T>
  fn mul(self, other) do
    let columns = transpose(other).rows
    Matrix { rows: for row in self.rows do for c in columns do inner(row, c) end end }
  end
end

## The product over a semiring, where there need not be operators.
pub fn product<S>(a :: Matrix<S>, b :: Matrix<S>) -> Matrix<S> where S: Semiring do
  let columns = transpose(b).rows
  fn cell(row, column) do
    List.reduce(List.zip(row, column), S.zero(), fn acc, (x, y) -> acc.plus(x.times(y)) end)
  end
  Matrix { rows: List.map(a.rows, fn row -> List.map(columns, fn c -> cell(row, c) end) end) }
end

## By the first row.
pub fn determinant(m) do
  det(m.rows)
end

fn det(rows) do
  case rows do
    [[x]] -> x
    first :: rest -> expand(first, rest)
    [] -> default()
  end
end

fn expand(first, rest) do
  let terms = for (j, x) in List.enumerate(first) do
    let minor = List.map(rest, fn row -> List.take(row, j) ++ List.drop(row, j + 1) end)
    if j % 2 == 0 do x * det(minor) else -(x * det(minor)) end
  end
  List.reduce(terms, default(), fn a, b -> a + b end)
end

impl Add for Vec2 do
  type Output = Vec2
  fn add(self, o) -> Vec2 = Vec2 { x: self.x + o.x, y: self.y + o.y }
end

## The scalar product: another type comes out.
impl Mul for Vec2 do
  type Output = Float
  fn mul(self, o) -> Float = self.x * o.x + self.y * o.y
end

impl Neg for Vec2 do
  type Output = Vec2
  fn neg(self) -> Vec2 = self.scale(-1.0)
end

interface Scale do
  fn scale(self, by :: Float) -> Self
end

impl Scale for Vec2 do
  fn scale(self, by) -> Vec2 = Vec2 { x: self.x * by, y: self.y * by }
end
