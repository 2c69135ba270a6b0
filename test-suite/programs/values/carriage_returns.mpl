fn f(x) do
  let y = x
    + 1

  # c
  y
end
fn main() do
	println("${f(1)}")
	let s = """a
b"""
	println("${String.length(s)}")
end
#> 2
#> 4
