##! Odds and ends of text.

pub fn bar(n, scale) = String.repeat("#", n * scale)

pub fn title_case(s) do
  s |> String.split(" ") |> List.map(capital) |> String.join(" ")
end

fn capital("") = ""
fn capital(w) = String.to_upper(String.slice(w, 0, 1)) <> String.slice(w, 1, String.length(w))

fn is_upper(ch) = ch != String.to_lower(ch)

pub fn snake(s) do
  let parts = for (i, ch) in List.enumerate(String.chars(s)) do
    if is_upper(ch) and i > 0 do "_" <> ch.to_lower() else ch.to_lower() end
  end
  String.join(parts, "")
end

pub fn camel(s) do
  case String.split(s, "_") do
    [] -> ""
    first :: rest -> first <> String.join(List.map(rest, capital), "")
  end
end

pub fn words(s) do
  case Regex.compile("[^\\p{L}]+") do
    Ok(re) -> Regex.split(re, String.to_lower(s)) |> List.filter(fn w -> w != "" end)
    Err(_) -> []
  end
end

pub fn word_counts(s) do
  s
    |> String.split(" ")
    |> List.reduce(%{}, fn m, w -> Map.put(m, w, Map.get(m, w) + 1) end)
    |> Map.to_list
    |> List.sort_by(fn ((w, n)) -> (-n, w) end)
end

pub fn wrap(s, width) do
  let (lines, last_line) = List.reduce(String.split(s, " "), ([], ""), fn (lines, line), word ->
    if line == "" do
      (lines, word)
    else if String.length(line) + 1 + String.length(word) <= width do
      (lines, line <> " " <> word)
    else
      (lines ++ [line], word)
    end
  end)
  lines ++ [last_line]
end

let lower = "abcdefghijklmnopqrstuvwxyz"
let upper = String.to_upper(lower)

fn shift(alphabet, ch, by) do
  case String.index_of(alphabet, ch) do
    Some(i) -> Some(String.slice(alphabet, (i + by + 26) % 26, (i + by + 26) % 26 + 1))
    None -> None
  end
end

pub fn caesar(s, by) do
  Iter.from(String.chars(s)) |> Iter.map(fn ch ->
    case (shift(lower, ch, by), shift(upper, ch, by)) do
      (Some(c), _) | (None, Some(c)) -> c
      _ -> ch
    end
  end) |> String.collect
end

pub fn palindrome(s) do
  let letters = words(s) |> String.join("")
  letters == String.reverse(letters)
end

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
      (value, sign) :: _ when n >= value -> sign <> go(n - value, table)
      _ :: rest -> go(n, rest)
    end
  end
  go(n, numerals)
end

pub fn from_roman(s) -> Int? do
  if s == "" do
    return Some(0)
  end
  let (value, sign) = List.find(numerals, fn ((_, sign)) -> s.starts_with(sign) end)?
  let rest = String.strip_prefix(s, sign)?
  Some(value + from_roman(rest)?)
end

pub fn template(text, values) do
  fn go(s, out) do
    case (String.index_of(s, "{"), String.index_of(s, "}")) do
      (Some(a), Some(b)) when a < b ->
        go(s.slice(b + 1, s.length()), out <> s.slice(0, a) <> value_of(s.slice(a + 1, b)))
      _ -> out <> s
    end
  end
  fn value_of(name) do
    case Map.fetch(values, name) do
      Some(v) -> v
      None -> "<${name}?>"
    end
  end
  go(text, "")
end
