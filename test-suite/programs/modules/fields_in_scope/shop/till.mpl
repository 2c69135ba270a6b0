pub struct Till do
  out :: List<Int>
  kept :: Int
end

pub interface Priced do
  fn extent(self) -> Int
end

impl Priced for Till do
  fn extent(self) = self.kept
end

pub fn paid(t) = List.sum(t.out)
