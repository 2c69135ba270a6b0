# `compare` gives `Less` by the order, `Equal` by equality, and `Greater` if neither says so.

struct Task do
  priority :: Int
  name :: String
end

impl Ord for Task do
  fn lt(self, other :: Task) -> Bool = self.priority < other.priority
end

struct Rank do
  level :: Int
  note :: String
end deriving()

impl Ord for Rank do
  fn lt(self, other :: Rank) -> Bool = self.level < other.level
end

struct Word do
  text :: String
end deriving(Display)

impl Eq for Word do
  fn eq(self, other :: Word) -> Bool = String.to_lower(self.text) == String.to_lower(other.text)
end

impl Ord for Word do
  fn lt(self, other :: Word) -> Bool = String.to_lower(self.text) < String.to_lower(other.text)
end

struct Backwards do
  n :: Int
end

impl Ord for Backwards do
  fn lt(self, other :: Backwards) -> Bool = other.n < self.n
  fn compare(self, other :: Backwards) -> Ordering = compare(other.n, self.n)
end

fn task(priority, name) = Task { priority: priority, name: name }

fn main() do
  println("${compare(1, 2)} ${compare("b", "a")} ${compare([1], [1])} ${compare((1, "x"), (1, "y"))}")
  let nan = 0.0 / 0.0
  println("${compare(nan, 1.0)} ${compare(1.0, nan)} ${compare(nan, nan)} ${compare(0.0, -0.0)}")
  println("${compare([nan], [1.0])} ${compare((nan, 1), (nan, 1))} ${compare(Some(nan), None)} ${compare(Some(nan), Some(nan))}")

  # An order of one's own beside the equality of all fields.
  println("${compare(task(1, "a"), task(2, "a"))} ${compare(task(1, "a"), task(1, "a"))} ${compare(task(1, "a"), task(1, "b"))}")
  # An order without an equality.
  println("${compare(Rank { level: 1, note: "a" }, Rank { level: 1, note: "b" })} ${compare(Rank { level: 2, note: "a" }, Rank { level: 1, note: "b" })}")
  # Both of one's own.
  println("${compare(Word { text: "A" }, Word { text: "a" })} ${compare(Word { text: "b" }, Word { text: "A" })}")
  println("${compare((Word { text: "A" }, 2), (Word { text: "a" }, 1))} ${[Word { text: "x" }] < [Word { text: "Y" }]}")
  println("${compare(Backwards { n: 1 }, Backwards { n: 2 })} ${[Backwards { n: 1 }] < [Backwards { n: 2 }]}")
end
#> Less Greater Equal Less
#> Greater Greater Greater Equal
#> Greater Greater Greater Greater
#> Less Equal Greater
#> Equal Greater
#> Equal Greater
#> Greater true
#> Greater false
