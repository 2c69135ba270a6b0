##! Run-time values.

from Lang.Ast import Function

pub type Value do
  Nothing
  Bool(Bool)
  Number(Float)
  Text(String)
  Array(List<Value>)
  Dict(Map<String, Value>)
  Closure(code :: Function, env :: Int)
  Builtin(name :: String, arity :: Int)
end deriving()

impl Display for Value do
  fn to_string(self) -> String do
    case self do
      Nothing -> "null"
      Bool(b) -> "${b}"
      Number(n) -> "${n}"
      Text(s) -> s
      Array(vs) -> "[" <> String.join(List.map(vs, show), ", ") <> "]"
      Dict(m) -> "{" <> String.join(for {k, v} in m do "${k}: ${show(v)}" end, ", ") <> "}"
      Closure(f, _) -> "<fn ${function_name(f)}/${List.length(f.params)}>"
      Builtin(n, a) -> "<builtin ${n}/${a}>"
    end
  end
end

impl Eq for Value do
  fn eq(self, other) -> Bool do
    case (self, other) do
      (Nothing, Nothing) -> true
      (Bool(a), Bool(b)) -> a == b
      (Number(a), Number(b)) -> a == b
      (Text(a), Text(b)) -> a == b
      (Array(a), Array(b)) -> a == b
      (Dict(a), Dict(b)) -> a == b
      (Builtin(a, _), Builtin(b, _)) -> a == b
      _ -> false
    end
  end
end

fn function_name(f :: Function) -> String do
  case f.name do
    Some(n) -> n
    None -> "anonymous"
  end
end

## Like display, but strings are quoted.
pub fn show(v :: Value) -> String do
  case v do
    Text(s) -> "\"${s}\""
    other -> "${other}"
  end
end

pub fn kind(v :: Value) -> String do
  match v do
    Nothing -> "null"
    Bool(_) -> "boolean"
    Number(_) -> "number"
    Text(_) -> "string"
    Array(_) -> "array"
    Dict(_) -> "dict"
    Closure(_, _) | Builtin(_, _) -> "function"
  end
end

pub fn truthy(v :: Value) -> Bool do
  case v do
    Nothing | Bool(false) -> false
    _ -> true
  end
end

test "values inside containers are quoted" do
  let v = Array([Number(1.0), Text("a"), Dict(%{"k" => Nothing})])
  Test.assert_eq("${v}", "[1, \"a\", {k: null}]")
end
