fn nothing() do
end

fn main() do
  let u = nothing()
  println("${u} ${nil == ()}")
  let a = :ready
  println("${a} ${a.inspect()}")
  println("${a == :ready} ${a == :other}")
  let v = if false do 1 end
  println("${v}")
end
#> () true
#> ready :ready
#> true false
#> ()
