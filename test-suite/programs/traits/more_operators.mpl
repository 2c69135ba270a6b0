struct Flags do
  bits :: Int
end deriving(Eq, Display)

impl Div for Flags do
  type Output = String
  fn div(self, other :: Flags) -> String do
    "${self.bits}/${other.bits}"
  end
end
impl Mod for Flags do
  type Output = Bool
  fn mod(self, other :: Flags) -> Bool do
    self.bits % other.bits == 0
  end
end

fn main() do
  println("${Flags { bits: 6 } / Flags { bits: 3 }} ${Flags { bits: 6 } % Flags { bits: 4 }}")
  println("${eq(1, 1)} ${add(2, 3)} ${inspect("s")} ${to_string(1.5)}")
end
#> 6/3 false
#> true 5 "s" 1.5
