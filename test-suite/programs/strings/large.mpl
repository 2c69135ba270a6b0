# Long strings: growing and cutting them in loops, and versions that go to constants and other processes.
fn grow(i, s) = if i == 0 do s else grow(i - 1, s <> "x") end
fn interpolated(i, s) = if i == 0 do s else interpolated(i - 1, "${s}é;") end
fn cut(s, n) = if String.is_empty(s) do n else cut(String.slice(s, 1, String.length(s)), n + 1) end
fn trimmed(s, n) = case String.strip_prefix(s, "ab") do
  Some(rest) -> trimmed(rest, n + 1)
  None -> n
end

let constant = grow(1000, "")

actor appender(to :: Pid<String>, tail :: String) do
  let mine = grow(3, constant <> tail)
  send(to, String.slice(mine, 995, String.length(mine)))
end

actor collector(left :: Int, seen :: List<String>) do
  receive do
    text -> if left == 1 do
      println("${List.sort(List.append(seen, text), fn a, b -> if a < b do -1 else 1 end end)}")
    else
      collector(left - 1, List.append(seen, text))
    end
  end
end

actor echo(to :: Pid<String>) do
  receive do
    text -> send(to, text <> "!")
  end
end

actor checker() do
  receive do
    text -> println("${String.length(text)} ${String.ends_with(text, "yz!")}")
  end
end

fn wait_for(p) do
  if Process.alive(p) do
    Timer.sleep(5)
    wait_for(p)
  end
end

fn main() do
  println("${String.length(grow(100000, ""))}")
  let s = interpolated(50000, "")
  println("${(String.length(s), String.byte_length(s))}")
  println("${String.slice(s, 99998, 100000)}")
  println("${String.slice(s, 49999, 50001)}")
  println("${cut(String.repeat("x", 50000), 0)}")
  println("${cut(String.repeat("é", 5000), 0)}")
  println("${trimmed(String.repeat("ab", 50000) <> "c", 0)}")
  let base = grow(300, "")
  let versions = for i in 0..5 do base <> "${i}" end
  println("${List.map(versions, fn v -> String.slice(v, 299, 301) end)}")
  println("${String.length(base)}")
  println("${base == String.repeat("x", 300)}")
  println("${Map.get(%{base => 1}, String.repeat("x", 300))}")
  println("${hash(base) == hash(String.repeat("x", 300))}")
  println("${(base <> "a") < (base <> "b")}")
  println("${String.length(String.trim("  " <> base <> " "))}")
  let c = spawn(checker)
  let e = spawn(echo, c)
  send(e, grow(400, "") <> "yz")
  wait_for(c)
  let all = spawn(collector, 3, [])
  for t in ["a", "b", "c"] do spawn(appender, all, t) end
  wait_for(all)
end
#> 100000
#> (100000, 150000)
#> é;
#> ;é
#> 50000
#> 5000
#> 50000
#> [x0, x1, x2, x3, x4]
#> 300
#> true
#> 1
#> true
#> true
#> 300
#> 403 true
#> [xxxxxaxxx, xxxxxbxxx, xxxxxcxxx]
