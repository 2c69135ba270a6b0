# What a process remembers of places in one text is never taken for those in the next one that it makes, wherever that lies.

fn text(n :: Int) -> String do
  if n % 2 == 0 do String.repeat("é", 400) else String.repeat("a", 399) <> "é" <> String.repeat("b", 400) end
end

fn parts(s :: String) -> String = String.slice(s, 398, 402) <> String.slice(s, 0, 2)

actor teller(back :: Pid<String>) do
  receive do
    n -> send(back, parts(text(n)))
  end
  teller(back)
end

actor asker(n :: Int) do
  let p = spawn(teller, self())
  for i in 0..n do
    send(p, i)
    receive do
      s -> println(s)
    end
  end
end

fn main() do
  spawn(asker, 4)
end
#> éééé
#> aébbaa
#> éééé
#> aébbaa
