#! code: P0001
#! contains: loop_without_do.mpl:6:
fn shown(x) = "${x}"

fn main() do
  for x in [1, 2]
    println(shown(x))
  end
  println("done")
end
