#! code: P0001
#! code: P0001
#! contains: goes_on_behind_an_end_too_many.mpl:6:
#! contains: goes_on_behind_an_end_too_many.mpl:12:
fn first() do
  if true
    println("a")
  end
end

fn second() do
  let = 5
end

fn main() do
  first()
end
