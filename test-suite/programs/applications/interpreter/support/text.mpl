##! Small helpers for text.

pub let width = 40

pub fn banner(title :: String) -> String do
  let line = "== ${title} "
  String.pad_right(line, width, "=")
end

pub fn indent_lines(text :: String, by :: Int) -> String do
  let pad = String.repeat(" ", by)
  text
    |> String.split("\n")
    |> List.map(fn l -> pad <> l end)
    |> String.join("\n")
end

pub fn quote(s :: String) -> String do
  let escaped = s
    |> String.replace("\\", "\\\\")
    |> String.replace("\"", "\\\"")
    |> String.replace("\n", "\\n")
  "\"" <> escaped <> "\""
end
