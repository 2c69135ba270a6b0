#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! code: P0001
#! contains: a comment begins with `#`
#! contains: a type stands behind `::`
#! contains: the type of the result stands behind `->`
#! contains: there is no assignment: `let x = …` gives the name `x` a new value
#! contains: a closure is written `fn x -> … end`
#! contains: clauses and arms have `->`
#! contains: braces hold fields, `Name { field: value }`; a body stands between `do` and `end`
#! contains: a map has `=>` between key and value: `%{"a" => 1}`
#! contains: only patterns take a list apart so; `[x] ++ rest` makes one
#! contains: `else` stands before the `end` of its `if`
#! contains: `call` is a keyword and cannot be a name here
fn comment() do
  // an aside
end

fn typed(a: Int) = a

fn result(a) : Int do
  a
end

fn assigned() do
  let x = 1
  x += 1
end

fn closure(xs) do
  List.map(xs, |x| x + 1)
end

fn arm(x) do
  case x do
    1 => 2
  end
end

fn braces(x) do
  if x { println("yes") }
end

fn map() do
  %{"a": 1}
end

fn cons(x, xs) do
  [x | xs]
end

fn keyword(f) do
  call(f)
end

fn otherwise(x) do
  if x do 1 end else 2 end
end

fn main() do
end
