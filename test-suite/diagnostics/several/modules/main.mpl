#! code: E0001
#! code: E0004
#! contains: tools/text.mpl:2:
#! contains: main.mpl:8:
import Tools.Text

fn main() do
  let n :: Int = "n"
  println(Text.shout("a"))
end
