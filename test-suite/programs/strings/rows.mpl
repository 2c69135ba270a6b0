# Every function of String at its edges.
fn main() do
  println("${String.length("")}")
  println("${String.length("abc")}")
  println("${String.length("héllo")}")
  println("${String.length("e\u0301")}")
  println("${String.length("😀👍")}")
  println("${"abc".length()}")
  println("${String.slice("hello", 1, 3)}")
  println("${String.slice("hello", -5, 2)}")
  println("${String.slice("hello", 3, 100)}")
  println("${String.slice("hello", 3, 3)}")
  println("${String.slice("hello", 4, 2)}")
  println("${String.slice("hello", 100, 200)}")
  println("${String.slice("héllo😀", 1, 2)}")
  println("${String.slice("héllo😀", 5, 6)}")
  println("${"x${String.slice("", 0, 5)}x"}")
  println("${String.contains("abc", "")}")
  println("${String.contains("", "")}")
  println("${String.contains("abc", "bc")}")
  println("${String.contains("abc", "cb")}")
  println("${String.contains("", "a")}")
  println("${String.starts_with("abc", "ab")}")
  println("${String.starts_with("abc", "")}")
  println("${String.starts_with("abc", "abcd")}")
  println("${String.ends_with("abc", "bc")}")
  println("${String.ends_with("abc", "")}")
  println("${String.ends_with("é", "é")}")
  println("${"[${String.trim("  a b \n\t")}]"}")
  println("${"[${String.trim("   ")}]"}")
  println("${"[${String.trim("　x ")}]"}")
  println("${String.to_upper("straße")}")
  println("${String.to_lower("ÀÉÎ İ")}")
  println("${String.to_upper("ŉ")}")
  println("${String.to_lower("ΑΣ")}")
  println("${String.replace("a-b-c", "-", "+")}")
  println("${String.replace("aaaa", "aa", "b")}")
  println("${String.replace("aaa", "aa", "b")}")
  println("${String.replace("abc", "", "-")}")
  println("${String.replace("", "", "-")}")
  println("${String.replace("é😀", "", ".")}")
  println("${String.replace("abc", "x", "y")}")
  println("${String.replace("abc", "b", "")}")
  println("${String.replace("a", "a", "aa")}")
  println("${String.split("a,b,c", ",")}")
  println("${String.split("a,,b", ",")}")
  println("${String.split("a,,b", ",").inspect()}")
  println("${String.split("", ",").inspect()}")
  println("${List.length(String.split("", ","))}")
  println("${String.split(",", ",").inspect()}")
  println("${String.split("abc", "").inspect()}")
  println("${String.split("é😀", "").inspect()}")
  println("${String.split("", "").inspect()}")
  println("${String.split("abc", "x").inspect()}")
  println("${String.split("a--b-c", "--").inspect()}")
  println("${String.split("aaa", "aa").inspect()}")
  println("${String.join(["a", "b"], ", ")}")
  println("${String.join([], ", ").inspect()}")
  println("${String.join(["a"], ", ")}")
  println("${String.join(["", ""], "-")}")
  println("${String.join(["a", "b"], "")}")
  println("${String.to_int("42")}")
  println("${String.to_int(" -7\n")}")
  println("${String.to_int("+5")}")
  println("${String.to_int("007")}")
  println("${String.to_int("9223372036854775807")}")
  println("${String.to_int("9223372036854775808")}")
  println("${String.to_int("-9223372036854775808")}")
  println("${String.to_int("-9223372036854775809")}")
  println("${String.to_int("")}")
  println("${String.to_int("-")}")
  println("${String.to_int("+")}")
  println("${String.to_int("+-5")}")
  println("${String.to_int("1 2")}")
  println("${String.to_int("4.0")}")
  println("${String.to_int("1_000")}")
  println("${String.to_int("0x10")}")
  println("${String.to_int("１")}")
  println("${String.to_float("3.5")}")
  println("${String.to_float(" -2 ")}")
  println("${String.to_float("1e3")}")
  println("${String.to_float("1.5E-2")}")
  println("${String.to_float("+1.5")}")
  println("${String.to_float("inf")}")
  println("${String.to_float("-inf")}")
  println("${String.to_float("nan")}")
  println("${String.to_float("")}")
  println("${String.to_float(".")}")
  println("${String.to_float("e5")}")
  println("${String.to_float("1e")}")
  println("${String.to_float("1.2.3")}")
  println("${String.to_float("abc")}")
  println("${String.to_float("0x10")}")
  println("${String.to_float("1_0.5")}")
  println("${String.to_float("infinity")}")
  println("${String.from(5)}")
  println("${String.collect(Iter.from(["a", "b", "c"]))}")
  let no_text :: List<String> = []
  println("${"[${String.collect(Iter.from(no_text))}]"}")
  println("${"a" <> "b" ++ "c"}")
  println("${"n=" <> String.from(1 + 2)}")
  println("${String.chars("aé😀").inspect()}")
  println("${String.chars("").inspect()}")
  println("${String.lines("a\nb\r\nc").inspect()}")
  println("${String.lines("a\n").inspect()}")
  println("${String.lines("").inspect()}")
  println("${String.lines("\n\n").inspect()}")
  println("${String.pad_left("7", 3, "0")}")
  println("${String.pad_right("7", 3, ".")}")
  println("${String.pad_left("abcd", 3, "0")}")
  println("${String.pad_left("a", 4, "xy")}")
  println("${String.pad_left("é", 3, "·")}")
  println("${String.pad_left("a", 4, "")}")
  println("${String.pad_left("a", -4, "x")}")
  println("${"[${String.pad_left("a", 3)}]"}")
  println("${"[${String.pad_right("a", 3)}]"}")
  println("${String.repeat("ab", 3)}")
  println("${String.repeat("ab", 0).inspect()}")
  println("${String.repeat("ab", -1).inspect()}")
  println("${String.repeat("", 1000000).inspect()}")
  println("${String.index_of("hello", "l")}")
  println("${String.index_of("é😀x", "x")}")
  println("${String.index_of("hello", "z")}")
  println("${String.index_of("hello", "")}")
  println("${String.byte_length("é😀")}")
  println("${String.reverse("aé😀")}")
  println("${String.reverse("").inspect()}")
  println("${String.is_empty("")}")
  println("${String.is_empty(" ")}")
  println("${String.strip_prefix("abc", "ab")}")
  println("${String.strip_prefix("abc", "b")}")
  println("${String.strip_prefix("abc", "")}")
  println("${String.strip_suffix("abc", "bc")}")
  println("${String.strip_suffix("abc", "abc").inspect()}")
  println("${"  Hello ".trim().to_upper().length()}")
  println("${["b", "a"] |> String.join("-") |> String.to_upper()}")
  println("${List.map(["a", "bc"], String.length)}")
end
#> 0
#> 3
#> 5
#> 6
#> 2
#> 3
#> el
#> he
#> lo
#>
#>
#>
#> é
#> 😀
#> xx
#> true
#> true
#> true
#> false
#> false
#> true
#> true
#> false
#> true
#> true
#> true
#> [a b]
#> []
#> [x]
#> STRASSE
#> àéî i̇
#> ʼN
#> ας
#> a+b+c
#> bb
#> ba
#> -a-b-c-
#> -
#> .é.😀.
#> abc
#> ac
#> aa
#> [a, b, c]
#> [a, , b]
#> ["a", "", "b"]
#> [""]
#> 1
#> ["", ""]
#> ["", "a", "b", "c", ""]
#> ["", "é", "😀", ""]
#> ["", ""]
#> ["abc"]
#> ["a", "b-c"]
#> ["", "a"]
#> a, b
#> ""
#> a
#> -
#> ab
#> Some(42)
#> Some(-7)
#> Some(5)
#> Some(7)
#> Some(9223372036854775807)
#> None
#> Some(-9223372036854775808)
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> Some(3.5)
#> Some(-2)
#> Some(1000)
#> Some(0.015)
#> Some(1.5)
#> Some(inf)
#> Some(-inf)
#> Some(NaN)
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> None
#> 5
#> abc
#> []
#> abc
#> n=3
#> ["a", "é", "😀"]
#> []
#> ["a", "b", "c"]
#> ["a"]
#> []
#> ["", ""]
#> 007
#> 7..
#> abcd
#> xyxa
#> ··é
#> a
#> a
#> [  a]
#> [a  ]
#> ababab
#> ""
#> ""
#> ""
#> Some(2)
#> Some(2)
#> None
#> Some(0)
#> 6
#> 😀éa
#> ""
#> true
#> false
#> Some(c)
#> None
#> Some(abc)
#> Some(a)
#> Some("")
#> 5
#> B-A
#> [1, 2]
