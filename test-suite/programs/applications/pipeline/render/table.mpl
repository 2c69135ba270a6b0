##! Text tables.

pub type Align do
  Start
  Middle
  End
end

pub struct Column do
  title :: String
  align :: Align
end

pub fn left(t) = Column { title: t, align: Start }

pub fn centre(t) = Column { title: t, align: Middle }

pub fn right(t) = Column { title: t, align: End }

fn fit(text :: String, width :: Int, align :: Align) -> String do
  case align do
    Start -> String.pad_right(text, width, " ")
    End -> String.pad_left(text, width, " ")
    Middle -> middle(text, width)
  end
end

fn middle(text, width) do
  let gap = width - text.length()
  let before = gap / 2
  String.repeat(" ", before) <> text <> String.repeat(" ", gap - before)
end

pub fn render(columns :: List<Column>, rows :: List<List<String>>) -> String do
  let titles = List.map(columns, fn c -> c.title end)
  let widths = for (i, c) in List.enumerate(columns) do
    let cells = List.map(rows, fn row -> String.length(row[i]) end)
    List.reduce(cells, c.title.length(), Math.max)
  end
  fn line(cells) do
    let fitted = for ((cell, width), column) in cells |> List.zip(widths) |> List.zip(columns) do
      fit(cell, width, column.align)
    end
    "| " <> String.join(fitted, " | ") <> " |"
  end
  let rule = "+" <> String.join(List.map(widths, fn w -> "-".repeat(w + 2) end), "+") <> "+"
  String.join([rule, line(titles), rule] ++ List.map(rows, line) ++ [rule], "\n")
end
