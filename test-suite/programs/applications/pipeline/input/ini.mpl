##! Sections of `key = value` lines.

type Line do
  Section(String)
  Pair(String, String)
  Blank
  Unknown(String)
end

fn classify(line :: String) -> Line do
  let text = String.trim(line)
  if text == "" or String.starts_with(text, ";") do
    Blank
  else if text.starts_with("[") and text.ends_with("]") do
    Section(text.slice(1, text.length() - 1))
  else
    case String.index_of(text, "=") do
      Some(i) -> Pair(text.slice(0, i).trim(), text.slice(i + 1, text.length()).trim())
      None -> Unknown(text)
    end
  end
end

pub fn parse(text :: String) do
  let start = ("", %{}, [])
  let (_, sections, problems) = String.split(text, "\n")
    |> List.map(classify)
    |> List.reduce(start, fn (current, all, bad), line ->
      case line do
        Blank -> (current, all, bad)
        Section(name) -> (name, Map.put(all, name, %{}), bad)
        Pair(k, v) -> (current, Map.put(all, current, Map.put(Map.get(all, current), k, v)), bad)
        Unknown(t) -> (current, all, bad ++ [t])
      end
    end)
  (sections, problems)
end
