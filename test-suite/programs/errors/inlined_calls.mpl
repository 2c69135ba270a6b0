#! stderr: at Main.inner (inlined_calls.mpl:23)
#! stderr: at Main.middle (inlined_calls.mpl:27)
#! stderr: at Main.mapped.closure (inlined_calls.mpl:33)
#! stderr: at Main.mapped (inlined_calls.mpl:32)
#! stderr: at Main.mapping (inlined_calls.mpl:63)
#! stderr: at Main.looped (inlined_calls.mpl:40)
#! stderr: at Main.looping (inlined_calls.mpl:67)
#! stderr: at Main.deep (inlined_calls.mpl:48)
#! stderr: at Main.deep (inlined_calls.mpl:50), 7 times
#! stderr: at Main.diving (inlined_calls.mpl:71)
#! stderr: Mesh panic at inlined_calls.mpl:55: List.head: empty list
#! stderr: at List.head<Int> (std/list.mpl
#! stderr: at Main.first (inlined_calls.mpl:55)
#! stderr: at Main.counted (inlined_calls.mpl:59), 2 times
#! stderr: at Main.heading (inlined_calls.mpl:75)
#! stderr: at Main.failing_list.closure (inlined_calls.mpl:84)
#! stderr: at Main.failing_list (inlined_calls.mpl:83)
#! stderr: at Main.listing (inlined_calls.mpl:90)
# Functions that are put in place of their calls have lines of their own in the trace: two levels deep, in closures, in loops, in
# recursions, as the last thing that a function does, and those of the library between.

fn inner(a :: Int, b :: Int) -> Int do
  a / b
end

fn middle(a :: Int, b :: Int) -> Int do
  let x = inner(a, b)
  x + 1
end

fn mapped(xs :: List<Int>) -> Int do
  let ys = List.map(xs, fn x ->
    middle(10, x) + 2
  end)
  List.length(ys)
end

fn looped(n :: Int) -> Int do
  let all = for m in [3, 2, 1, 0] do
    let v = middle(n, m)
    v * 2
  end
  List.length(all)
end

fn deep(n :: Int) -> Int do
  if n == 0 do
    inner(1, n)
  else
    1 + deep(n - 1)
  end
end

fn first(xs :: List<Int>) -> Int do
  List.head(xs) + 1
end

fn counted(xs :: List<Int>, n :: Int) -> Int do
  if n == 0 do first(xs) else 1 + counted(xs, n - 1) end
end

actor mapping() do
  println("${mapped([1, 0])}")
end

actor looping() do
  println("${looped(5)}")
end

actor diving() do
  println("${deep(7)}")
end

actor heading() do
  println("${counted([], 1)}")
end

type Shape do
  Square(Int)
end

fn failing_list(shapes :: List<Shape>) -> List<Int> do
  List.filter(List.map(shapes, fn s -> case s do
    Square(n) -> 10 % n
  end end), fn n -> n > 0 end)
end

actor listing() do
  println("listing")
  println("${List.length(failing_list([Square(0)]))}")
end

fn main() do
  spawn(mapping)
  spawn(looping)
  spawn(diving)
  spawn(heading)
  spawn(listing)
end
#> listing
