#! stderr: List.last: empty list
fn main() do
  let a = Job.async(fn -> 6 * 7 end)
  let b = Job.async(fn -> "text" end)
  println("${Job.await(a)} ${Job.await(b)} ${Job.await(a)}")
  let none :: List<Int> = []
  let c = Job.async(fn -> List.last(none) end)
  println("${Job.await(c)}")
  println("main goes on")
  case Job.await(Job.async(fn -> Some([1, 2]) end)) do
    Ok(Some(xs)) -> println("${List.length(xs)}")
    Ok(None) -> println("none")
    Err(e) -> println(e)
  end
end
#> Ok(42) Ok(text) Ok(42)
#> Err(List.last: empty list)
#> main goes on
#> 2
