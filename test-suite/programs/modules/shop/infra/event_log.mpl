pub type Level do
  Info
  Warn
end deriving(Display, Eq)
service Log do
  fn init(name :: String) do (name, []) end
  cast Write(level :: Level, text :: String) do |st|
    let (name, lines) = st
    (name, List.append(lines, format(name, level, text)))
  end
  call Lines() do |st| (st, Tuple.second(st)) end
end
fn format(n, l, t) = "[${n}] ${l}: ${t}"
