##! The mutable part of a run, threaded through the evaluator: frames, output, step count.

from Runtime.Value import Value

pub struct Frame do
  vars :: Map<String, Value>
  parent :: Int
end

pub struct Store do
  frames :: Map<Int, Frame>
  next :: Int
  out :: List<String>
  count :: Int
  limit :: Int
end

let no_parent = -1

pub fn fresh(limit :: Int) -> Store do
  let globals = builtins() |> List.map(fn ((n, a)) -> (n, Builtin(n, a)) end) |> Map.from_list
  Store {
    frames: %{0 => Frame { vars: globals, parent: no_parent }},
    next: 1,
    out: [],
    count: 0,
    limit: limit,
  }
end

pub fn builtins() -> List<(String, Int)> do
  [("len", 1), ("push", 2), ("str", 1), ("keys", 1), ("map", 2), ("range", 1), ("raise", 1)]
end

pub fn output(s :: Store) = s.out

pub fn steps(s :: Store) = s.count

pub fn write(s :: Store, line :: String) -> Store do
  %{s | out: List.append(s.out, line)}
end

## One more step, or `None` when the limit is reached.
pub fn tick(s :: Store) -> Store? do
  if s.count >= s.limit do None else Some(%{s | count: s.count + 1}) end
end

pub fn open_frame(s :: Store, parent :: Int) -> (Store, Int) do
  let id = s.next
  let frames = Map.put(s.frames, id, Frame { vars: %{}, parent: parent })
  (%{s | frames: frames, next: id + 1}, id)
end

pub fn define(s :: Store, env :: Int, name :: String, v :: Value) -> Store do
  let frame = s.frames[env]
  let changed = %{frame | vars: Map.put(frame.vars, name, v)}
  %{s | frames: s.frames.put(env, changed)}
end

pub fn lookup(s :: Store, env :: Int, name :: String) -> Value? do
  if env == no_parent do
    return None
  end
  let frame = Map.get(s.frames, env)
  case Map.fetch(frame.vars, name) do
    Some(v) -> Some(v)
    None -> lookup(s, frame.parent, name)
  end
end

pub fn assign(s :: Store, env :: Int, name :: String, v :: Value) -> Store? do
  if env == no_parent do
    None
  else
    let frame = Map.get(s.frames, env)
    if Map.has_key(frame.vars, name) do
      Some(define(s, env, name, v))
    else
      assign(s, frame.parent, name, v)
    end
  end
end
