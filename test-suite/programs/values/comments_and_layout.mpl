# A comment.
##! About the module.

#= A block comment
   #= may hold another =#
   and ends here. =#

## About the function.
fn total(
  a,
  b
) do
  a +
    b   # a comment between
    + 1
end

fn main() do
  let a = 1; let b = 2
  println("${total(a, b)}")

  let n = [3, 1, 2]
    |> List.map(fn x -> x * 10 end)
    # keep the large ones
    |> List.filter(fn x -> x > 10 end)

    |> List.length
  println("${n}")
  let ok = a == 1
    and b == 2
    or false
  println("${ok}")
  println("# is no comment here") #= nor #= nested =# here =#
end
#> 4
#> 2
#> true
#> # is no comment here
