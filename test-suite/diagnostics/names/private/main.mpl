#! code: E0035
#! code: E0035
#! contains: `helper` is private in module `Tools`; add `pub` to make it accessible
#! contains: `Hidden` is private in module `Tools`
import Tools
from Tools import Hidden

fn main() do
  println("${Tools.helper(1)}")
end
