#! code: E0031
#! contains: module `Foo` not found
import Foo
fn main() do
end
