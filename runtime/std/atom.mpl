##! Atoms.

intrinsic fn name(a :: Atom) -> String

impl Eq for Atom do
  fn eq(self, other :: Atom) -> Bool = self == other
end

impl Display for Atom do
  fn to_string(self) -> String = name(self)
end

impl Debug for Atom do
  fn inspect(self) -> String = ":" <> name(self)
end

impl Hash for Atom do
  fn hash(self) -> Int = Fnv.text(name(self))
end
