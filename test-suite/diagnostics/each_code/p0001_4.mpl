#! code: P0001
#! contains: glob imports are not allowed
from String import *
fn main() do
end
