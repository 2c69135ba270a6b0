#! code: E0023
#! contains: already defined
service Store do
  fn init() -> Int do 0 end
  call GetAll() :: Int do |n| (n, n) end
  cast Get_all() do |n| n end
end

fn main() do
end
