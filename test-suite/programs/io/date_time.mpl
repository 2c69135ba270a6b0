fn show(r) = case r do
  Ok(d) -> DateTime.to_string(d)
  Err(_) -> "error"
end

fn main() do
  println(DateTime.to_string(DateTime.from_unix_ms(0)))
  println(show(DateTime.parse("2024-02-29T12:34:56.789+02:00")))
  println(show(DateTime.parse("1999-12-31T23:59:59Z")))
  println(show(DateTime.parse("yesterday")))
  let d = DateTime.from_unix_ms(1709202896789)
  println(DateTime.to_string(d))
  println("${DateTime.to_unix_ms(d)}")
  println("${DateTime.to_string(DateTime.truncate_hour(d))} ${DateTime.to_string(DateTime.truncate_day(d))}")
  let later = DateTime.add_ms(d, 86400000)
  println(DateTime.to_string(later))
  println("${Math.abs(DateTime.diff_ms(later, d))}")
  println("${DateTime.to_unix_ms(DateTime.now()) > 1700000000000}")
end
#> 1970-01-01T00:00:00.000Z
#> 2024-02-29T10:34:56.789Z
#> 1999-12-31T23:59:59.000Z
#> error
#> 2024-02-29T10:34:56.789Z
#> 1709202896789
#> 2024-02-29T10:00:00.000Z 2024-02-29T00:00:00.000Z
#> 2024-03-01T10:34:56.789Z
#> 86400000
#> true
