##! Numbers of lists of numbers.

pub fn mean(xs :: List<Int>) -> Float do
  case List.length(xs) do
    0 -> 0.0
    n -> Int.to_float(List.sum(xs)) / Int.to_float(n)
  end
end

pub fn mean_of(xs :: List<Float>) -> Float = List.sum(xs) / Int.to_float(List.length(xs))

pub fn deviation(xs) do
  let m = mean_of(xs)
  let squares = List.map(xs, fn x -> Math.pow(x - m, 2.0) end)
  Math.sqrt(mean_of(squares))
end

## Nearest rank.
pub fn percentile(xs, p) do
  let sorted = List.sort(xs, fn a, b ->
    case compare(a, b) do
      Less -> -1
      Equal -> 0
      Greater -> 1
    end
  end)
  let rank = Math.ceil(Int.to_float(p) / 100.0 * Int.to_float(List.length(sorted)))
  sorted[Math.max(rank, 1) - 1]
end

## With exactly that many digits behind the point.
pub fn fixed(x :: Float, digits :: Int) -> String do
  let factor = Math.pow(10.0, Int.to_float(digits))
  let scaled = Math.round(Math.abs(x) * factor)
  let unit = Float.to_int(factor)
  let sign = if x < 0.0 and scaled > 0 do "-" else "" end
  if digits == 0 do
    "${sign}${scaled}"
  else
    "${sign}${scaled / unit}.${String.pad_left("${scaled % unit}", digits, "0")}"
  end
end

test "fixed" do
  Test.assert_eq(fixed(-3.25, 1), "-3.3")
  Test.assert_eq(fixed(2.0, 3), "2.000")
  Test.assert_eq(fixed(-0.01, 1), "0.0")
end
