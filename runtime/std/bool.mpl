##! Truth values.

## `true` or `false`.
pub intrinsic type Bool

impl Eq for Bool do
  fn eq(self, other :: Bool) -> Bool = self == other
end

impl Display for Bool do
  fn to_string(self) -> String = if self do "true" else "false" end
end

impl Debug for Bool do
  fn inspect(self) -> String = if self do "true" else "false" end
end

impl Hash for Bool do
  fn hash(self) -> Int = Fnv.byte(if self do 1 else 0 end)
end

impl Default for Bool do
  fn default() -> Bool = false
end

impl Not for Bool do
  type Output = Bool
  fn not(self) -> Bool = if self do false else true end
end
