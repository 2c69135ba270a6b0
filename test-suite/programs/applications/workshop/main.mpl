import Data.Algebra
import Data.Lens
import Data.Redblack
import Algo.Numbers
import Algo.Graphs
import Algo.Texts
import Lang.Machine
import Ledger.Book

fn section(name, run) do
  println("== ${name}")
  run()
end

fn main() do
  section("algebra", Algebra.demo)
  section("lens", Lens.demo)
  section("red-black trees", Redblack.demo)
  section("numbers", Numbers.demo)
  section("graphs", Graphs.demo)
  section("texts", Texts.demo)
  section("a small language", Machine.demo)
  section("the ledger", Book.demo)
end
