fn main() do
  println("${[1, 2, 3]} ${["a", "b"]} ${[[1], []]}")
  println("${%{"k" => ["a", "b"]}} ${%{1 => true}}")
  println("${Some("x")} ${Some(Some(1))}")
  let r :: Result<Int, String> = Ok(1)
  println("${r} ${1..4}")
  println("${Set.from_list([1, 2, 1])} ${Queue.push(Queue.push(Queue.new(), 1), 2)}")
  println(["a", "b"].inspect())
  println(Some("x").inspect())
  println("q\"t\n".inspect())
  println(%{"k" => :v}.inspect())
  println("${fn a, b -> a + b end}")
end
#> [1, 2, 3] [a, b] [[1], []]
#> %{k => [a, b]} %{1 => true}
#> Some(x) Some(Some(1))
#> Ok(1) 1..4
#> #{1, 2} Queue[1, 2]
#> ["a", "b"]
#> Some("x")
#> "q\"t\n"
#> %{"k" => :v}
#> #Function/2
