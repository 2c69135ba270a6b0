#! code: E0031
#! contains: module `Nowhere` not found
import Nowhere

fn main() do
end
