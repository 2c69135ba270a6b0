fn main() do
  println("${String.chars("aé€")}")
  println("${String.lines("a\nb\nc")}")
  println(String.repeat("ab", 3))
  println("${String.index_of("banana", "na")} ${String.index_of("banana", "x")}")
  println("${String.byte_length("aé€")} ${String.length("aé€")}")
  println(String.reverse("abc"))
  println("${String.is_empty("")} ${String.is_empty(" ")}")
  println("${String.strip_prefix("prefix", "pre")} ${String.strip_prefix("prefix", "x")}")
  println("${String.strip_suffix("a.mpl", ".mpl")}")
end
#> [a, é, €]
#> [a, b, c]
#> ababab
#> Some(2) None
#> 6 3
#> cba
#> true false
#> Some(fix) None
#> Some(a)
