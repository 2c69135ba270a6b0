# The algorithm is part of the library's reference: FNV-1a over 64 bits.
fn main() do
  println("${hash(0)} ${hash(1)} ${hash(-1)}")
  println("${hash("")} ${hash("a")} ${hash("mesh")}")
  println("${hash(true)} ${hash(false)}")
  println("${hash((1, 2))} ${hash([1, 2])}")
  let none :: List<Int> = []
  println("${hash(none)}")
  println("${hash("a") == "a".hash()}")
end
#> -6284781860667377211 -8517097267634966620 -8289690350564177859
#> -3750763034362895579 -5808556873153909620 4838001395392124604
#> -5808592057526012372 -5808590958014384161
#> 2814214074664713915 2814214074664713915
#> -3750763034362895579
#> true
