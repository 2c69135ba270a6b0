pub fn shared() = "B.shared"
pub let c3 = 40
pub type Colour do
  Red
end
