# Instants: parsing with offsets, limits, arithmetic.
fn p(s) = case DateTime.parse(s) do
  Ok(d) -> DateTime.to_string(d)
  Err(m) -> "error"
end

fn main() do
  println("${p("2024-02-29T12:34:56Z")}")
  println("${p("2024-02-29T12:34:56.7Z")}")
  println("${p("2024-02-29T12:34:56.789999Z")}")
  println("${p("2024-02-29t12:34:56z")}")
  println("${p("2024-02-29 12:34:56Z")}")
  println("${p("2024-01-01T00:30:00+02:00")}")
  println("${p("2023-12-31T23:30:00-05:45")}")
  println("${p("1969-12-31T23:59:59.999Z")}")
  println("${p("0001-01-01T00:00:00Z")}")
  println("${p("9999-12-31T23:59:59.999Z")}")
  println("${p("2023-02-29T00:00:00Z")}")
  println("${p("2024-13-01T00:00:00Z")}")
  println("${p("2024-00-01T00:00:00Z")}")
  println("${p("2024-01-32T00:00:00Z")}")
  println("${p("2024-01-01T24:00:00Z")}")
  println("${p("2024-01-01T00:60:00Z")}")
  println("${p("2024-01-01T00:00:00")}")
  println("${p("2024-01-01")}")
  println("${p("")}")
  println("${p("2024-01-01T00:00:00+25:00")}")
  println("${p("2024-01-01T00:00:00Zx")}")
  println("${p("24-01-01T00:00:00Z")}")
  let d = DateTime.from_unix_ms(1709210096789)
  println("${DateTime.to_string(d)}")
  println("${d}")
  println("${DateTime.to_unix_ms(d)}")
  println("${DateTime.to_string(DateTime.from_unix_ms(-1))}")
  println("${DateTime.to_string(DateTime.truncate_hour(DateTime.from_unix_ms(-1)))}")
  println("${DateTime.to_string(DateTime.truncate_day(DateTime.from_unix_ms(-1)))}")
  println("${DateTime.to_string(DateTime.add_ms(d, -86400000))}")
  println("${DateTime.diff_ms(DateTime.add_ms(d, 5), d)}")
  println("${DateTime.diff_ms(d, DateTime.add_ms(d, 5))}")
  println("${DateTime.add_ms(d, 1) > d}")
  println("${d == DateTime.from_unix_ms(1709210096789)}")
  println("${d.inspect()}")
  let a = Timer.monotonic_ms()
  Timer.sleep(5)
  println("${Timer.monotonic_ms() - a >= 5}")
end
#> 2024-02-29T12:34:56.000Z
#> 2024-02-29T12:34:56.700Z
#> 2024-02-29T12:34:56.789Z
#> 2024-02-29T12:34:56.000Z
#> 2024-02-29T12:34:56.000Z
#> 2023-12-31T22:30:00.000Z
#> 2024-01-01T05:15:00.000Z
#> 1969-12-31T23:59:59.999Z
#> 0001-01-01T00:00:00.000Z
#> 9999-12-31T23:59:59.999Z
#> error
#> error
#> error
#> error
#> error
#> error
#> error
#> error
#> error
#> error
#> error
#> error
#> 2024-02-29T12:34:56.789Z
#> 2024-02-29T12:34:56.789Z
#> 1709210096789
#> 1969-12-31T23:59:59.999Z
#> 1969-12-31T23:00:00.000Z
#> 1969-12-31T00:00:00.000Z
#> 2024-02-28T12:34:56.789Z
#> 5
#> -5
#> true
#> true
#> 2024-02-29T12:34:56.789Z
#> true
