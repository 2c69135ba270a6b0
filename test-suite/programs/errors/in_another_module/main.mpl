#! exit: 1
#! stderr: Mesh panic at tools/text.mpl:2: List.head: empty list
import Tools.Text

fn main() do
  println(Text.first_word("one two"))
  println("${Text.head_of([])}")
end
#> one
