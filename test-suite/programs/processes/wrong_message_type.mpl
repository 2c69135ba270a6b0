# Through a bare pid a message of another type can be sent; it is dropped when the receiver looks at it.
actor numbers() do
  receive do
    n -> println("number ${n + 1}")
  end
end

fn main() do
  let p :: Pid = spawn(numbers)
  send(p, "text")
  send(p, 41)
end
#> number 42
