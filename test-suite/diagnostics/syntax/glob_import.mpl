#! code: P0001
#! contains: glob imports are not allowed
from List import *

fn main() do
end
