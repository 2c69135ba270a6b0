##! Searching, comparing and rewriting texts.

pub fn edit_distance(a :: String, b :: String) -> Int do
  let columns = String.chars(b)
  let first = Range.to_list(0..List.length(columns) + 1)
  let last_row = List.reduce(List.enumerate(String.chars(a)), first, fn row, (i, c) ->
    next_row(row, columns, c, [i + 1])
  end)
  List.last(last_row)
end

fn next_row(row, columns, c, out) do
  case (row, columns) do
    (corner :: above :: more, d :: rest) ->
      next_row(
        [above] ++ more,
        rest,
        c,
        List.append(out, best_of(c == d, corner, above, List.last(out)))
      )
    _ -> out
  end
end

fn best_of(same, corner, above, left) do
  let change = corner + (if same do 0 else 1 end)
  Math.min(change, Math.min(above, left) + 1)
end

pub fn common_part(a, b) do
  fn go(xs, ys, memo) do
    let key = (List.length(xs), List.length(ys))
    case (xs, ys, Map.fetch(memo, key)) do
      (_, _, Some(known)) -> (known, memo)
      ([], _, _) | (_, [], _) -> ("", memo)
      (x :: xt, y :: yt, None) when x == y -> same(key, x, xt, yt, memo)
      (_ :: xt, _ :: yt, None) -> different(key, xs, ys, xt, yt, memo)
    end
  end
  fn same(key, x, xt, yt, memo) do
    let (rest, memo) = go(xt, yt, memo)
    keep(key, x <> rest, memo)
  end
  fn different(key, xs, ys, xt, yt, memo) do
    let (left, memo) = go(xt, ys, memo)
    let (right, memo) = go(xs, yt, memo)
    keep(key, if left.length() >= right.length() do left else right end, memo)
  end
  fn keep(key, text, memo) = (text, Map.put(memo, key, text))
  let (found, _) = go(String.chars(a), String.chars(b), %{})
  found
end

pub fn run_lengths(s) do
  let runs = List.reduce(String.chars(s), [], fn runs, c ->
    case runs do
      (d, n) :: rest when d == c -> [(d, n + 1)] ++ rest
      _ -> [(c, 1)] ++ runs
    end
  end)
  String.join(
    List.map(List.reverse(runs), fn ((c, n)) -> if n == 1 do c else "${n}${c}" end end),
    ""
  )
end

pub fn expand(s) do
  fn go(chars, count) do
    case chars do
      [] -> ""
      c :: rest ->
        case String.to_int(c) do
          Some(d) -> go(rest, count * 10 + d)
          None -> String.repeat(c, Math.max(count, 1)) <> go(rest, 0)
        end
    end
  end
  go(String.chars(s), 0)
end

fn shift(c, by) do
  let letters = "abcdefghijklmnopqrstuvwxyz"
  case String.index_of(letters, String.to_lower(c)) do
    None -> c
    Some(i) -> moved(c, letters, (i + by + 26) % 26)
  end
end

fn moved(c, letters, at) do
  let other = String.slice(letters, at, at + 1)
  if String.to_lower(c) == c do other else String.to_upper(other) end
end

pub fn caesar(s, by) = String.chars(s) |> List.map(fn c -> shift(c, by) end) |> String.join("")

let numerals = [
  (1000, "M"),
  (900, "CM"),
  (500, "D"),
  (400, "CD"),
  (100, "C"),
  (90, "XC"),
  (50, "L"),
  (40, "XL"),
  (10, "X"),
  (9, "IX"),
  (5, "V"),
  (4, "IV"),
  (1, "I")
]

pub fn roman(n) do
  fn go(n, table) do
    case table do
      [] -> ""
      (value, _) :: rest when value > n -> go(n, rest)
      (value, sign) :: _ -> sign <> go(n - value, table)
    end
  end
  go(n, numerals)
end

pub fn is_palindrome(s) do
  let letters = String.to_lower(s) |> String.chars |> List.filter(fn c -> c != " " and c != "," end)
  letters == List.reverse(letters)
end

pub fn word_count(text) do
  let words = text |> String.to_lower |> String.split(" ") |> List.filter(fn w -> w != "" end)
  let counts = List.reduce(words, %{}, fn m, w -> Map.update(m, w, 1, fn n -> n + 1 end) end)
  List.sort(Map.to_list(counts), fn (a, n), (b, m) ->
    case (compare(m, n), compare(a, b)) do
      (Less, _) -> -1
      (Greater, _) -> 1
      (Equal, Less) -> -1
      (Equal, Equal) -> 0
      (Equal, Greater) -> 1
    end
  end)
end

pub fn wrap(text, width) do
  let (lines, last) = List.reduce(String.split(text, " "), ([], ""), fn (lines, line), word ->
    if line == "" do
      (lines, word)
    else if String.length(line) + 1 + String.length(word) <= width do
      (lines, "${line} ${word}")
    else
      (lines ++ [line], word)
    end
  end)
  lines ++ [last]
end

pub fn permutations([]) = [[]]

fn permutations(xs) do
  List.flat_map(List.enumerate(xs), fn ((i, x)) ->
    let others = List.take(xs, i) ++ List.drop(xs, i + 1)
    List.map(permutations(others), fn p -> [x] ++ p end)
  end)
end

pub fn demo() do
  println("${edit_distance("kitten", "sitting")} ${edit_distance("", "abc")} ${common_part("AGGTAB", "GXTXAYB")}")
  println("${run_lengths("aaabccd")} ${expand(run_lengths("aaabccddddddddddd"))}")
  println("${caesar("Hello, World", 3)} ${caesar(caesar("Hello, World", 3), -3)}")
  println("${List.map([1994, 2024, 49], roman)} ${is_palindrome("Never odd, or even")}")
  println("${word_count("the cat and the dog and the bird")}")
  for line in wrap("a line that is much too long for a page as narrow as this one", 16) do
    println("|${line.pad_right(16, " ")}|")
  end
  println("${List.map(permutations(["a", "b", "c"]), fn p -> String.join(p, "") end)}")
end
