pub struct Node do
  out :: Map<String, List<String>>
end

pub interface Measured do
  fn extent(self) -> Int
end

impl Measured for Node do
  fn extent(self) = Map.size(self.out)
end
