# Every function of String, Int, Float and Math, edge cases included.

fn nan() -> Float = 0.0 / 0.0
fn inf() -> Float = 1.0 / 0.0
fn minint() -> Int = -9223372036854775807 - 1
struct Cents do
  n :: Int
end
impl From<Cents> for String do
  fn from(c :: Cents) -> String = "${c.n}c"
end

fn failure<A>(f :: Fun() -> A) -> String do
  case Job.await(Job.async(f)) do
    Ok(_) -> "no failure"
    Err(reason) -> reason
  end
end

fn part_1() do
  println("${String.length("")}")
  println("${String.length("héllo😀")}")
  println("${"e\u"}")
  println("${"é😀z".length()}")
  println("${String.slice("hello", 1, 3)}")
  println("${String.slice("hello", -5, 3)}")
  println("${String.slice("hello", 3, 100)}")
  println("${String.slice("hello", 3, 3).inspect()}")
  println("${String.slice("hello", 4, 2).inspect()}")
  println("${String.slice("hello", 100, 200).inspect()}")
  println("${String.slice("hello", -10, -1).inspect()}")
  println("${String.slice("a😀é", 1, 2)}")
  println("${String.slice("a😀é", 2, 3)}")
  println("${String.slice("a😀é", minint(), 9223372036854775807)}")
  println("${String.contains("", "")}")
  println("${String.contains("abc", "")}")
  println("${String.contains("", "a")}")
  println("${String.contains("a😀é", "😀é")}")
  println("${String.starts_with("", "")}")
  println("${String.starts_with("abc", "abcd")}")
  println("${String.starts_with("abc", "")}")
  println("${String.ends_with("abc", "bc")}")
  println("${String.ends_with("abc", "")}")
  println("${String.ends_with("bc", "abc")}")
  println("${String.trim("")}")
end

fn part_2() do
  println("${String.trim("  \t\r\n a b \u").inspect()}")
  println("${String.trim("  　 x 　 ").inspect()}")
  println("${String.trim("﻿x").length()}")
  println("${String.trim("\n\n\n").inspect()}")
  println("${String.to_upper("straße ŉ ﬁ é ǆ")}")
  println("${String.to_lower("ΑΣ ΑΣΑ Σ İ É").inspect()}")
  println("${String.to_upper("")}")
  println("${String.replace("a-b-c", "-", "+")}")
  println("${String.replace("aaa", "aa", "b")}")
  println("${String.replace("abc", "", "-")}")
  println("${String.replace("", "", "x")}")
  println("${String.replace("é😀", "", ".")}")
  println("${String.replace("abc", "x", "y")}")
  println("${String.replace("abc", "abc", "")}")
  println("${String.replace("a.b.c", ".", "..")}")
  println("${String.split("a,,b", ",")}")
  println("${String.split("", ",").inspect()}")
  println("${String.split("abc", "").inspect()}")
  println("${String.split("", "").inspect()}")
  println("${String.split("é😀", "").inspect()}")
  println("${String.split(",a,", ",").inspect()}")
  println("${String.split("aXXXb", "XX").inspect()}")
  println("${String.split("abc", "abcd").inspect()}")
  println("${String.split("abc", "abc").inspect()}")
  println("${String.join([], ", ").inspect()}")
end

fn part_3() do
  println("${String.join(["a"], ", ")}")
  println("${String.join(["a", "", "b"], "-")}")
  println("${["a", "b"] |> String.join("+")}")
  println("${String.to_int("42")}")
  println("${String.to_int(" -42\n")}")
  println("${String.to_int("+7")}")
  println("${String.to_int("007")}")
  println("${String.to_int("-0")}")
  println("${String.to_int("")}")
  println("${String.to_int(" ")}")
  println("${String.to_int("+")}")
  println("${String.to_int("-")}")
  println("${String.to_int("--1")}")
  println("${String.to_int("+-1")}")
  println("${String.to_int("- 1")}")
  println("${String.to_int("1 2")}")
  println("${String.to_int("1_000")}")
  println("${String.to_int("0x10")}")
  println("${String.to_int("1.0")}")
  println("${String.to_int("1e3")}")
  println("${String.to_int("9223372036854775807")}")
  println("${String.to_int("9223372036854775808")}")
  println("${String.to_int("-9223372036854775808")}")
  println("${String.to_int("-9223372036854775809")}")
  println("${String.to_int("00000000000000000000000000000000000042")}")
end

fn part_4() do
  println("${String.to_int("99999999999999999999999999")}")
  println("${String.to_int("　42　")}")
  println("${String.to_int("４２")}")
  println("${String.to_float("1")}")
  println("${String.to_float("1.5")}")
  println("${String.to_float("-1.5e2")}")
  println("${String.to_float("+2.5")}")
  println("${String.to_float("2E3")}")
  println("${String.to_float("1e-2")}")
  println("${String.to_float("1e+2")}")
  println("${String.to_float(" 1.5 ")}")
  println("${String.to_float("inf")}")
  println("${String.to_float("-inf")}")
  println("${String.to_float("nan")}")
  println("${String.to_float("")}")
  println("${String.to_float(".")}")
  println("${String.to_float("e5")}")
  println("${String.to_float("1e")}")
  println("${String.to_float("1.2.3")}")
  println("${String.to_float("abc")}")
  println("${String.to_float("1_0.0")}")
  println("${String.to_float("0x10")}")
  println("${String.to_float("1,5")}")
  println("${String.to_float("1e999")}")
  println("${String.to_float("1e-999")}")
end

fn part_5() do
  println("${String.to_float("-0")}")
  println("${String.to_float("1.5f")}")
  println("${String.to_float("5e-324") |> fn Some(x) -> x > 0.0 | None -> false end}")
  println("${String.from(5)}")
  println("${String.from(-0.0)}")
  println("${String.from(2.50)}")
  println("${String.from(true)}")
  println("${String.from("x")}")
  println("${String.from(Cents { n: 5 })}")
  println("${String.collect(Iter.from(["a", "b", "c"]))}")
  println("${String.collect(Iter.take(Iter.from(["a"]), 0)).inspect()}")
  println("${"a" <> "b" ++ "c"}")
  println("${"" <> ""}")
  println("${"abc" < "abd"}")
  println("${"abc" < "abcd"}")
  println("${"" < "a"}")
  println("${"Z" < "a"}")
  println("${"é" > "z"}")
  println("${"😀" > "￿"}")
  println("${"a" == "a"}")
  println("${String.chars("aé😀")}")
  println("${String.chars("").inspect()}")
  println("${String.lines("a\nb\r\nc")}")
  println("${String.lines("a\n").inspect()}")
  println("${String.lines("").inspect()}")
end

fn part_6() do
  println("${String.lines("\n").inspect()}")
  println("${String.lines("a\n\nb").inspect()}")
  println("${String.pad_left("7", 3, "0")}")
  println("${String.pad_left("1234", 3, "0")}")
  println("${String.pad_right("é", 3, ".")}")
  println("${String.pad_left("x", 0, "0")}")
  println("${String.pad_left("x", -5, "0")}")
  println("${String.repeat("ab", 3)}")
  println("${String.repeat("ab", 0).inspect()}")
  println("${String.repeat("ab", -1).inspect()}")
  println("${String.repeat("", 9223372036854775807).inspect()}")
  println("${String.index_of("hello", "l")}")
  println("${String.index_of("é😀x", "x")}")
  println("${String.index_of("abc", "")}")
  println("${String.index_of("abc", "z")}")
  println("${String.byte_length("é😀")}")
  println("${String.reverse("abé😀")}")
  println("${String.is_empty("")}")
  println("${String.is_empty(" ")}")
  println("${String.strip_prefix("v1", "v")}")
  println("${String.strip_prefix("v1", "w")}")
  println("${String.strip_prefix("v1", "")}")
  println("${String.strip_suffix("a.txt", ".txt")}")
  println("${String.strip_suffix("a", "ba")}")
  println("${Int.to_float(3)}")
end

fn part_7() do
  println("${Int.to_float(9007199254740993)}")
  println("${3.to_float()}")
  println("${Float.to_int(2.9)}")
  println("${Float.to_int(-2.9)}")
  println("${Float.to_int(nan())}")
  println("${Float.to_int(inf())}")
  println("${Float.to_int(-inf())}")
  println("${Float.to_int(1.0e300)}")
  println("${Float.to_int(-0.5)}")
  println("${Float.from(7)}")
  println("${Math.abs(-5)}")
  println("${Math.abs(minint())}")
  println("${Math.abs(-2.5)}")
  println("${Math.abs(-0.0)}")
  println("${Math.abs(-inf())}")
  println("${Math.abs(nan())}")
  println("${Math.min(1, 2)}")
  println("${Math.max(-1, -2)}")
  println("${Math.min(1.5, 2.5)}")
  println("${Math.min(nan(), 1.0)}")
  println("${Math.min(1.0, nan())}")
  println("${Math.max(nan(), 1.0)}")
  println("${Math.max(1.0, nan())}")
  println("${Math.min(nan(), nan())}")
  println("${Math.max(inf(), 1.0)}")
end

fn part_8() do
  println("${Math.pi}")
  println("${Math.pow(2.0, 10.0)}")
  println("${Math.pow(2.0, -1.0)}")
  println("${Math.pow(0.0, 0.0)}")
  println("${Math.pow(-8.0, 0.5)}")
  println("${Math.pow(2.0, 0.5)}")
  println("${Math.sqrt(9.0)}")
  println("${Math.sqrt(2.0)}")
  println("${Math.sqrt(-1.0)}")
  println("${Math.sqrt(-0.0)}")
  println("${Math.floor(1.9)}")
  println("${Math.floor(-1.1)}")
  println("${Math.ceil(1.1)}")
  println("${Math.ceil(-1.9)}")
  println("${Math.ceil(-0.5)}")
  println("${Math.round(3.5)}")
  println("${Math.round(-2.5)}")
  println("${Math.round(0.5)}")
  println("${Math.round(-0.5)}")
  println("${Math.round(2.4)}")
  println("${Math.round(0.49999999999999994)}")
  println("${Math.round(4503599627370497.0)}")
  println("${Math.round(nan())}")
  println("${Math.floor(nan())}")
  println("${Math.ceil(inf())}")
end

fn part_9() do
  println("${Math.round(-inf())}")
  println("${Math.floor(1.0e19)}")
  println("${9223372036854775807 + 1}")
  println("${minint() - 1}")
  println("${minint() * -1}")
  println("${minint() / -1}")
  println("${minint() % -1}")
  println("${-minint()}")
  println("${7 / -2}")
  println("${-7 / 2}")
  println("${-7 % 3}")
  println("${7 % -3}")
  println("${5.5 % 2.0}")
  println("${-5.5 % 2.0}")
  println("${1.0 % 0.0}")
  println("${-1.0 % 1.0}")
  println("${inf() % 2.0}")
  println("${5.0 % inf()}")
  println("${nan() == nan()}")
  println("${nan() != nan()}")
  println("${0.0 == -0.0}")
  println("${nan() < 1.0}")
  println("${nan() >= 1.0}")
  println("${nan() <= 1.0}")
  println("${nan() > 1.0}")
end

fn part_10() do
  println("${compare(nan(), 1.0)}")
  println("${compare(1.0, nan())}")
  println("${compare(0.0, -0.0)}")
  println("${[nan()] == [nan()]}")
  println("${(nan(), 1) == (nan(), 1)}")
  println("${Some(nan()) == Some(nan())}")
  println("${[0.0] == [-0.0]}")
  println(failure(fn -> [1][5] end))
  println(failure(fn -> 1 / 0 end))
  println(failure(fn -> 1 % 0 end))
  println(failure(fn -> minint() / 0 end))
  println("${1.0e15}")
  println("${1.0e21}")
  println("${123456789012345680.0}")
  println("${1.0e-7}")
  println("${0.1 + 0.2}")
  println("${1.0 / 3.0}")
  println("${2.5e-3}")
  println("${5.0e-324}")
end

fn main() do
  part_1()
  part_2()
  part_3()
  part_4()
  part_5()
  part_6()
  part_7()
  part_8()
  part_9()
  part_10()
end
#> 0
#> 6
#> eu
#> 3
#> el
#> hel
#> lo
#> ""
#> ""
#> ""
#> ""
#> 😀
#> é
#> a😀é
#> true
#> true
#> false
#> true
#> true
#> false
#> true
#> true
#> true
#> false
#>
#> "a b u"
#> "x"
#> 2
#> ""
#> STRASSE ʼN FI É Ǆ
#> "ας ασα σ i̇ é"
#>
#> a+b+c
#> ba
#> -a-b-c-
#> x
#> .é.😀.
#> abc
#>
#> a..b..c
#> [a, , b]
#> [""]
#> ["", "a", "b", "c", ""]
#> ["", ""]
#> ["", "é", "😀", ""]
#> ["", "a", ""]
#> ["a", "Xb"]
#> ["abc"]
#> ["", ""]
#> ""
#> a
#> a--b
#> a+b
#> Some(42)
#> Some(-42)
#> Some(7)
#> Some(7)
#> Some(0)
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
#> None
#> None
#> Some(9223372036854775807)
#> None
#> Some(-9223372036854775808)
#> None
#> Some(42)
#> None
#> Some(42)
#> None
#> Some(1)
#> Some(1.5)
#> Some(-150)
#> Some(2.5)
#> Some(2000)
#> Some(0.01)
#> Some(100)
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
#> Some(inf)
#> Some(0)
#> Some(-0)
#> None
#> true
#> 5
#> -0
#> 2.5
#> true
#> x
#> 5c
#> abc
#> ""
#> abc
#>
#> true
#> true
#> true
#> true
#> true
#> true
#> true
#> [a, é, 😀]
#> []
#> [a, b, c]
#> ["a"]
#> []
#> [""]
#> ["a", "", "b"]
#> 007
#> 1234
#> é..
#> x
#> x
#> ababab
#> ""
#> ""
#> ""
#> Some(2)
#> Some(2)
#> Some(0)
#> None
#> 6
#> 😀éba
#> true
#> false
#> Some(1)
#> None
#> Some(v1)
#> Some(a)
#> None
#> 3
#> 9007199254740992
#> 3
#> 2
#> -2
#> 0
#> 9223372036854775807
#> -9223372036854775808
#> 9223372036854775807
#> 0
#> 7
#> 5
#> -9223372036854775808
#> 2.5
#> 0
#> inf
#> NaN
#> 1
#> -1
#> 1.5
#> 1
#> 1
#> 1
#> 1
#> NaN
#> inf
#> 3.141592653589793
#> 1024
#> 0.5
#> 1
#> NaN
#> 1.4142135623730951
#> 3
#> 1.4142135623730951
#> NaN
#> -0
#> 1
#> -2
#> 2
#> -1
#> 0
#> 4
#> -3
#> 1
#> -1
#> 2
#> 0
#> 4503599627370497
#> 0
#> 0
#> 9223372036854775807
#> -9223372036854775808
#> 9223372036854775807
#> -9223372036854775808
#> 9223372036854775807
#> -9223372036854775808
#> -9223372036854775808
#> 0
#> -9223372036854775808
#> -3
#> -3
#> -1
#> 1
#> 1.5
#> -1.5
#> NaN
#> -0
#> NaN
#> 5
#> false
#> true
#> true
#> false
#> false
#> false
#> false
#> Greater
#> Greater
#> Equal
#> false
#> false
#> false
#> true
#> List.get: index 5 out of bounds (len 1)
#> division by zero
#> division by zero
#> division by zero
#> 1000000000000000
#> 1000000000000000000000
#> 123456789012345680
#> 0.0000001
#> 0.30000000000000004
#> 0.3333333333333333
#> 0.0025
#> 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000005
