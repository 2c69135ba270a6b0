#! code: P0001
#! code: P0001
#! code: P0001
#! contains: an arm is one expression
fn first(x) do
  case x do
    Some(n) ->
      let twice = n * 2
      let more = twice + 1
      println("${more}")
      more
    None -> 0
  end
end

fn second(x) do
  case x do
    Some(n) ->
      println("one")
      report(n)
      n
    None -> 0
  end
end

actor third() do
  receive do
    n ->
      println("${n}")
      n + 1
    _ -> 0
  after 10 -> 1
  end
end

fn main() do
end
