# A loop over the positions of a long text that is not ASCII costs as much as one walk through it, in either direction.

fn upward(s :: String, i :: Int, n :: Int, found :: Int) -> Int do
  if i == n do found else upward(s, i + 1, n, found + (if String.slice(s, i, i + 1) == "😀" do 1 else 0 end)) end
end

fn downward(s :: String, i :: Int, found :: Int) -> Int do
  if i < 0 do found else downward(s, i - 1, found + (if String.slice(s, i, i + 1) == "é" do 1 else 0 end)) end
end

fn consumed(s :: String, found :: Int) -> Int do
  if String.is_empty(s) do found else consumed(String.slice(s, 1, String.length(s)), found + 1) end
end

fn main() do
  let s = String.repeat("aé😀", 100000)
  let n = String.length(s)
  println("${n} ${upward(s, 0, n, 0)} ${downward(s, n - 1, 0)} ${consumed(s, 0)}")

  # Jumps, and two texts in turn.
  let t = String.repeat("λb", 1000)
  let texts = for i in 0..6 do
    let at = i * 7919 % 1990
    String.slice(s, at, at + 3) <> String.slice(t, at, at + 2)
  end
  println(String.join(texts, " "))
  println("${String.slice(t, 1999, 5000)} ${String.slice(t, -3, 2)} [${String.slice(t, 2000, 2001)}]")

  # The memory of a place does not outlive the text.
  let grown = List.reduce(Range.to_list(0..2000), "", fn text, i -> text <> (if i % 3 == 0 do "é" else "x" end) end)
  println("${String.slice(grown, 1498, 1503)} ${String.slice(grown <> "!", 1998, 2002)} ${String.slice(grown, 0, 4)}")
end
#> 300000 100000 100000 300000
#> aé😀λb 😀aébλ aé😀λb é😀abλ 😀aéλb aé😀bλ
#> b λb []
#> xxéxx éx! éxxé
