#! code: E0034
#! contains: is not exported by module
from String import lengthx
fn main() do
end
