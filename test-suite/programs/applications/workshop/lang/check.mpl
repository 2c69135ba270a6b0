##! Type inference for the small language: unification over a substitution that is passed along, and schemes for `let`.

from Lang.Syntax import Expr, Op

pub type Type do
  Whole
  String_
  Flag
  Var(Int)
  Arrow(Type, Type)
  Many(Type)
end deriving(Eq)

pub struct Scheme do
  all :: List<Int>
  ty :: Type
end

pub struct State do
  next :: Int
  bound :: Map<Int, Type>
end

impl Display for Type do
  fn to_string(self) do
    case self do
      Whole -> "Int"
      String_ -> "String"
      Flag -> "Bool"
      Var(n) -> String.slice("abcdefghijklmnopqrstuvwxyz", n % 26, n % 26 + 1)
      Arrow(Arrow(_, _) as from, to) -> "(${from}) -> ${to}"
      Arrow(from, to) -> "${from} -> ${to}"
      Many(item) -> "[${item}]"
    end
  end
end

type Env = Map<String, Scheme>

type Step<T> = (T, State)!String

fn fresh(s :: State) -> (Type, State) = (Var(s.next), %{s | next: s.next + 1})

fn prune(s :: State, t :: Type) -> Type do
  case t do
    Var(n) ->
      case Map.fetch(s.bound, n) do
        Some(known) -> prune(s, known)
        None -> t
      end
    Arrow(a, b) -> Arrow(prune(s, a), prune(s, b))
    Many(item) -> Many(prune(s, item))
    Whole | String_ | Flag -> t
  end
end

fn occurs(n, t) do
  case t do
    Var(m) -> n == m
    Arrow(a, b) -> occurs(n, a) or occurs(n, b)
    Many(item) -> occurs(n, item)
    _ -> false
  end
end

fn unify(s, a, b) -> State!String do
  case (prune(s, a), prune(s, b)) do
    (x, y) when x == y -> Ok(s)
    (Var(n), t) | (t, Var(n)) ->
      if occurs(n, t) do
        Err("${Var(n)} is part of ${t}")
      else
        Ok(%{s | bound: Map.put(s.bound, n, t)})
      end
    (Arrow(a, b), Arrow(c, d)) -> unify(unify(s, a, c)?, b, d)
    (Many(a), Many(b)) -> unify(s, a, b)
    (x, y) -> Err("${x} is not ${y}")
  end
end

fn variables(t) do
  case t do
    Var(n) -> Set.from_list([n])
    Arrow(a, b) -> Set.union(variables(a), variables(b))
    Many(item) -> variables(item)
    _ -> Set.new()
  end
end

fn replace(t, map) do
  case t do
    Var(n) -> Map.get_or(map, n, t)
    Arrow(a, b) -> Arrow(replace(a, map), replace(b, map))
    Many(item) -> Many(replace(item, map))
    _ -> t
  end
end

fn instantiate(s, scheme :: Scheme) do
  let (map, s) = List.reduce(scheme.all, (%{}, s), fn (map, s), n ->
    let (v, s) = fresh(s)
    (Map.put(map, n, v), s)
  end)
  (replace(scheme.ty, map), s)
end

fn generalize(s, env :: Env, t) do
  let free = variables(prune(s, t))
  let fixed = List.reduce(Map.values(env), Set.new(), fn acc, scheme ->
    Set.union(acc, Set.difference(variables(prune(s, scheme.ty)), Set.from_list(scheme.all)))
  end)
  Scheme { all: Set.to_list(Set.difference(free, fixed)), ty: prune(s, t) }
end

fn infer(s :: State, env :: Env, e :: Expr) -> Step<Type> do
  case e do
    Num(_) -> Ok((Whole, s))
    Text(_) -> Ok((String_, s))
    Truth(_) -> Ok((Flag, s))
    Name(x) ->
      case Map.fetch(env, x) do
        Some(scheme) -> Ok(instantiate(s, scheme))
        None -> Err("nobody knows ${x}")
      end
    Lambda(x, body) -> lambda(s, env, x, body)
    Apply(f, x) -> apply(s, env, f, x)
    Bind(x, value, body) -> bind(s, env, x, value, body)
    Choice(c, a, b) -> choice(s, env, c, a, b)
    Binary(op, a, b) -> binary(s, env, op, a, b)
    Listing(items) -> listing(s, env, items)
  end
end

fn lambda(s, env, x, body) do
  let (param, s) = fresh(s)
  let (result, s) = infer(s, Map.put(env, x, Scheme { all: [], ty: param }), body)?
  Ok((Arrow(param, result), s))
end

fn apply(s, env, f, x) do
  let (function, s) = infer(s, env, f)?
  let (argument, s) = infer(s, env, x)?
  let (result, s) = fresh(s)
  let s = unify(s, function, Arrow(argument, result))?
  Ok((prune(s, result), s))
end

## The name is known inside its own value.
fn bind(s, env, x, value, body) do
  let (own, s) = fresh(s)
  let (found, s) = infer(s, Map.put(env, x, Scheme { all: [], ty: own }), value)?
  let s = unify(s, own, found)?
  infer(s, Map.put(env, x, generalize(s, env, found)), body)
end

fn choice(s, env, c, a, b) do
  let (condition, s) = infer(s, env, c)?
  let s = unify(s, condition, Flag)?
  let (yes, s) = infer(s, env, a)?
  let (no, s) = infer(s, env, b)?
  Ok((yes, unify(s, yes, no)?))
end

fn binary(s, env, op, a, b) do
  let (left, s) = infer(s, env, a)?
  let (right, s) = infer(s, env, b)?
  let s = unify(s, left, right)?
  case op do
    Plus | Minus | Times | Over -> Ok((Whole, unify(s, left, Whole)?))
    Below -> Ok((Flag, unify(s, left, Whole)?))
    Same -> Ok((Flag, s))
    Joined -> joined(s, prune(s, left))
  end
end

fn joined(s, t) do
  case t do
    String_ -> Ok((t, s))
    Many(_) -> Ok((t, s))
    other -> Err("${other} cannot be joined")
  end
end

fn listing(s, env, items) do
  let (item, s) = fresh(s)
  fn go(s, items) -> State!String do
    case items do
      [] -> Ok(s)
      e :: rest -> go(one(s, e)?, rest)
    end
  end
  fn one(s, e) do
    let (found, s) = infer(s, env, e)?
    unify(s, item, found)
  end
  let s = go(s, items)?
  Ok((Many(prune(s, item)), s))
end

pub let builtins :: Env = %{
  "map" => Scheme {
    all: [0, 1],
    ty: Arrow(Arrow(Var(0), Var(1)), Arrow(Many(Var(0)), Many(Var(1))))
  },
  "fold" => Scheme {
    all: [0, 1],
    ty: Arrow(Arrow(Var(1), Arrow(Var(0), Var(1))), Arrow(Var(1), Arrow(Many(Var(0)), Var(1))))
  },
  "size" => Scheme { all: [0], ty: Arrow(Many(Var(0)), Whole) },
  "show" => Scheme { all: [0], ty: Arrow(Var(0), String_) }
}

## The type with its variables named from `a` on.
pub fn type_of(e :: Expr) -> Type!String do
  let (t, s) = infer(State { next: 100, bound: %{} }, builtins, e)?
  let t = prune(s, t)
  let names = for (i, n) in List.enumerate(Set.to_list(variables(t))) do (n, Var(i)) end
  Ok(replace(t, Map.from_list(names)))
end
