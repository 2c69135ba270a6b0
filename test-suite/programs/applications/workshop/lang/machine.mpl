##! Two ways to run the small language: over the tree, and as code of a stack machine. They must agree.

from Lang.Syntax import Expr, Op, parse, show, sign, tokens
import Lang.Syntax
import Lang.Check

pub type Value do
  I(Int)
  S(String)
  B(Bool)
  L(List<Value>)
  F(Fun(Value) -> Value!String)
  Closure(code :: List<Code>, env :: List<Value>)
end

pub type Code do
  Push(Value)
  Get(Int)
  Do(Op)
  Make(List<Code>)
  Call
  Enter
  Leave
  Jump(Int)
  Unless(Int)
  Collect(Int)
  Fix
end

impl Display for Value do
  fn to_string(self) do
    case self do
      I(n) -> "${n}"
      S(s) -> s.inspect()
      B(b) -> "${b}"
      L(items) -> "[" <> String.join(List.map(items, fn v -> "${v}" end), ", ") <> "]"
      F(_) | Closure(_, _) -> "<function>"
    end
  end
end

fn same(a :: Value, b :: Value) -> Bool do
  case (a, b) do
    (I(x), I(y)) -> x == y
    (S(x), S(y)) -> x == y
    (B(x), B(y)) -> x == y
    (L(xs), L(ys)) -> List.length(xs) == List.length(ys) and List.all(
      List.zip(xs, ys),
      fn ((x, y)) -> same(x, y) end
    )
    _ -> false
  end
end

fn operate(op, a, b) -> Value!String do
  case (op, a, b) do
    (Plus, I(x), I(y)) -> Ok(I(x + y))
    (Minus, I(x), I(y)) -> Ok(I(x - y))
    (Times, I(x), I(y)) -> Ok(I(x * y))
    (Over, I(_), I(0)) -> Err("division by zero")
    (Over, I(x), I(y)) -> Ok(I(x / y))
    (Below, I(x), I(y)) -> Ok(B(x < y))
    (Same, x, y) -> Ok(B(same(x, y)))
    (Joined, S(x), S(y)) -> Ok(S(x <> y))
    (Joined, L(x), L(y)) -> Ok(L(x ++ y))
    _ -> Err("no ${sign(op)} for ${a} and ${b}")
  end
end

# ── over the tree ──

type Scope = Map<String, Value>

pub fn eval(env :: Scope, e :: Expr) -> Value!String do
  case e do
    Num(n) -> Ok(I(n))
    Text(s) -> Ok(S(s))
    Truth(b) -> Ok(B(b))
    Name(x) -> lookup(env, x)
    Binary(op, a, b) -> operate(op, eval(env, a)?, eval(env, b)?)
    Choice(c, a, b) -> branch(env, eval(env, c)?, a, b)
    Lambda(x, body) -> Ok(F(fn v -> eval(Map.put(env, x, v), body) end))
    Apply(f, x) -> apply(eval(env, f)?, eval(env, x)?)
    Bind(x, value, body) -> eval(Map.put(env, x, own(env, x, value)?), body)
    Listing(items) -> Ok(L(each(items, fn i -> eval(env, i) end)?))
  end
end

fn lookup(env, x) do
  case Map.fetch(env, x) do
    Some(v) -> Ok(v)
    None -> Err("nobody knows ${x}")
  end
end

fn branch(env, condition, yes, no) do
  case condition do
    B(true) -> eval(env, yes)
    B(false) -> eval(env, no)
    other -> Err("${other} is no condition")
  end
end

## A function sees itself: each call makes its scope anew.
fn own(env, x, value) do
  case value do
    Lambda(p, body) ->
      Ok(F(fn v -> eval(env |> Map.put(x, own(env, x, value)?) |> Map.put(p, v), body) end))
    _ -> eval(env, value)
  end
end

pub fn apply(f, x) do
  case f do
    F(run) -> run(x)
    other -> Err("${other} is no function")
  end
end

pub fn each<A, B>(xs :: List<A>, f :: Fun(A) -> B!String) -> List<B>!String do
  let out = for x in xs do f(x)? end
  Ok(out)
end

fn curried(f :: Fun(Value, Value) -> Value!String) -> Value =
  F(fn a -> Ok(F(fn b -> f(a, b) end)) end)

pub let library :: Scope = %{
  "map" => curried(fn f, xs ->
    case xs do
      L(items) -> Ok(L(each(items, fn i -> apply(f, i) end)?))
      _ -> Err("map of no list")
    end
  end),
  "fold" => F(fn f ->
    Ok(curried(fn z, xs ->
      case xs do
        L(items) -> List.reduce(items, Ok(z), fn acc, i -> apply(apply(f, acc?)?, i) end)
        _ -> Err("fold of no list")
      end
    end))
  end),
  "size" => F(fn L(items) ->
    Ok(I(List.length(items)))
  | other ->
    Err("${other} has no size")
  end),
  "show" => F(fn v ->
    Ok(S(case v do
      S(s) -> s
      other -> "${other}"
    end))
  end)
}

# ── as code ──

## Names become distances in the environment, innermost first.
pub fn compile(e :: Expr, names :: List<String>) -> List<Code>!String do
  case e do
    Num(n) -> Ok([Push(I(n))])
    Text(s) -> Ok([Push(S(s))])
    Truth(b) -> Ok([Push(B(b))])
    Name(x) -> place(names, x)
    Binary(op, a, b) -> Ok(compile(a, names)? ++ compile(b, names)? ++ [Do(op)])
    Lambda(x, body) -> Ok([Make(compile(body, [x] ++ names)?)])
    Apply(f, x) -> Ok(compile(f, names)? ++ compile(x, names)? ++ [Call])
    Choice(c, a, b) -> two_ways(compile(c, names)?, compile(a, names)?, compile(b, names)?)
    Bind(x, Lambda(p, inner), body) ->
      Ok(
        [
          Make(compile(inner, [p, x] ++ names)?),
          Fix,
          Enter
        ] ++ compile(body, [x] ++ names)? ++ [Leave]
      )
    Bind(x, value, body) ->
      Ok(compile(value, names)? ++ [Enter] ++ compile(body, [x] ++ names)? ++ [Leave])
    Listing(items) ->
      Ok(List.flatten(each(items, fn i -> compile(i, names) end)?) ++ [Collect(List.length(items))])
  end
end

fn place(names, x) do
  case (List.index_of(names, x), Map.fetch(library, x)) do
    (Some(i), _) -> Ok([Get(i)])
    (None, Some(v)) -> Ok([Push(v)])
    _ -> Err("nobody knows ${x}")
  end
end

fn two_ways(c, a, b) = Ok(c ++ [Unless(List.length(a) + 1)] ++ a ++ [Jump(List.length(b))] ++ b)

struct Machine do
  stack :: List<Value>
  env :: List<Value>
  steps :: Int
end

fn run(code :: List<Code>, m :: Machine) -> Machine!String do
  case code do
    [] -> Ok(m)
    instruction :: rest -> step(instruction, rest, %{m | steps: m.steps + 1})
  end
end

fn step(instruction, rest, m) -> Machine!String do
  case (instruction, m.stack) do
    (Push(v), s) -> run(rest, %{m | stack: [v] ++ s})
    (Get(i), s) -> run(rest, %{m | stack: [m.env[i]] ++ s})
    (Do(op), b :: a :: s) -> run(rest, %{m | stack: [operate(op, a, b)?] ++ s})
    (Make(body), s) -> run(rest, %{m | stack: [Closure(body, m.env)] ++ s})
    (Fix, Closure(body, env) :: s) ->
      run(rest, %{m | stack: [F(fn v -> recursive(body, env, v) end)] ++ s})
    (Call, x :: f :: s) -> run(rest, %{m | stack: [invoke(f, x)?] ++ s})
    (Enter, v :: s) -> run(rest, %{m | stack: s, env: [v] ++ m.env})
    (Leave, _) -> run(rest, %{m | env: List.tail(m.env)})
    (Jump(n), _) -> run(List.drop(rest, n), m)
    (Unless(n), B(holds) :: s) -> run(if holds do rest else List.drop(rest, n) end, %{m | stack: s})
    (Collect(n), s) ->
      run(rest, %{m | stack: [L(List.reverse(List.take(s, n)))] ++ List.drop(s, n)})
    _ -> Err("the machine is stuck")
  end
end

fn recursive(body, env, v) do
  let me = F(fn v -> recursive(body, env, v) end)
  top(run(body, Machine { stack: [], env: [v, me] ++ env, steps: 0 })?)
end

fn invoke(f, x) do
  case f do
    Closure(body, env) -> top(run(body, Machine { stack: [], env: [x] ++ env, steps: 0 })?)
    F(native) -> native(as_function(x))
    other -> Err("${other} is no function")
  end
end

## Functions of the library call closures as functions.
fn as_function(v) do
  case v do
    Closure(_, _) -> F(fn x -> Ok(as_function(invoke(v, x)?)) end)
    other -> other
  end
end

fn top(m :: Machine) -> Value!String do
  case m.stack do
    [v] -> Ok(v)
    other -> Err("${List.length(other)} values are left")
  end
end

pub fn execute(e :: Expr) -> Value!String do
  top(run(compile(e, [])?, Machine { stack: [], env: [], steps: 0 })?)
end

fn report(source) do
  let tree = case parse(source) do
    Ok(tree) -> tree
    Err(problem) -> return println("${source}\n  no parse ${problem}")
  end
  println(show(tree))
  case Check.type_of(tree) do
    Err(why) -> return println("  no type: ${why}")
    Ok(t) -> println("  : ${t}")
  end
  case (eval(library, tree), execute(tree)) do
    (Ok(a), Ok(b)) when "${a}" == "${b}" -> println("  = ${a}")
    (Err(a), Err(b)) when a == b -> println("  fails: ${a}")
    (a, b) -> println("  TREE ${a} MACHINE ${b}")
  end
end

pub fn demo() do
  report("1 + 2 * 3 - 4 / 2")
  report("let twice = \\f x -> f (f x) in twice (\\n -> n * n) 3")
  report("let fact = \\n -> if n < 2 then 1 else n * fact (n - 1) in map fact [1, 2, 3, 10]")
  report("let compose = \\f g x -> f (g x) in compose")
  report("let id = \\x -> x in if id true then id \"yes\" else \"no\"")
  report("fold (\\a b -> a + b) 0 (map (\\x -> x * x) [1, 2, 3])")
  report("let fib = \\n -> if n < 2 then n else fib (n - 1) + fib (n - 2) in fib 16")
  report("let count = \\n acc -> if n == 0 then acc else count (n - 1) (acc ++ [n]) in size (count 40 [])")
  report("\"a\" ++ show [1, 2] ++ show (1 == 2)")
  report("\\x -> x x")
  report("[1, \"two\"]")
  report("10 / (5 - 5)")
  report("let x = 1 in y")
  report("(1 +")
  report("let in = 3 in 4")
  report("1 $ 2")
  report("\\f -> \\g -> \\x -> f x (g x)")
end
