# FNV-1a over 64 bits; the numbers were computed by another program.
struct Pair do
  a :: Int
  b :: String
end

struct One do
  v :: Float
end deriving(Hash)

struct Zero do
end deriving(Hash)

type Kind do
  Alpha
  Beta(Int, String)
  Gamma
end deriving(Hash)

type Flat do
  North
  South
end deriving(Hash)

fn main() do
  println("${hash(0)}")
  println("${hash(-1)}")
  println("${hash(9223372036854775807)}")
  println("${hash(1.5)}")
  println("${hash(0.0)}")
  println("${hash(-0.0)}")
  println("${hash("")}")
  println("${hash("héllo")}")
  println("${"mesh".hash()}")
  println("${hash(true)}")
  println("${hash(false)}")
  println("${hash(:name)}")
  println("${hash(())}")
  println("${hash((1, "a"))}")
  println("${hash((1, 2, 3))}")
  println("${hash((1, (2, 3)))}")
  println("${hash([1])}")
  println("${hash(["a", "b"])}")
  println("${hash([[1, 2], [3]])}")
  let none :: List<Int> = []
  println("${hash(none)}")
  println("${hash(Some(7))}")
  let nothing :: Option<Int> = None
  println("${hash(nothing)}")
  println("${hash(Pair { a: 3, b: "x" })}")
  println("${hash(One { v: 2.5 })}")
  println("${hash(Zero {})}")
  println("${hash(Alpha)}")
  println("${hash(Beta(5, "q"))}")
  println("${hash(Gamma)}")
  println("${hash(South)}")
  println("${hash([Some(Pair { a: 1, b: "" })])}")
end
#> -6284781860667377211
#> -8289690350564177859
#> -8289549613075766851
#> -6154756914075763584
#> -6284781860667377211
#> -6284922598155788219
#> -3750763034362895579
#> -6674344407707008800
#> 4838001395392124604
#> -5808592057526012372
#> -5808590958014384161
#> -4270347329889690746
#> -3750763034362895579
#> -2931335766514930563
#> -6039723238771269311
#> 6014659180077038613
#> -8517097267634966620
#> -7438833088169465718
#> -6039723238771269311
#> -3750763034362895579
#> 7070448907510100491
#> -8517097267634966620
#> 6855366405569610729
#> -6288678529877000095
#> -3750763034362895579
#> -6284781860667377211
#> -686184625246051602
#> -1820151046732198393
#> -8517097267634966620
#> -1394349085007742570
