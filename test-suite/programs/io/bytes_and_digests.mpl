fn hex(b) = Bytes.to_hex(b)

fn main() do
  let b = Bytes.from_string("abc")
  println("${Bytes.length(b)} ${hex(b)} ${Bytes.to_string(b)}")
  println("${hex(Bytes.concat(b, Bytes.from_string("é")))} ${hex(Bytes.slice(b, 1, 3))}")
  println(hex(Crypto.sha256(b)))
  println(Base64.encode(Bytes.from_string("hello")))
  case Bytes.from_hex("fbfffe") do
    Ok(x) -> println("${Base64.encode(x)} ${Base64.encode_url(x)} ${Bytes.to_string(x) == Ok("")}")
    Err(e) -> println(e)
  end
  for text in ["aGVsbG8=", "aGVsbG8", "-__-", "+//+"] do
    case Base64.decode(text) do
      Ok(x) -> println(hex(x))
      Err(_) -> println("error")
    end
  end
  case Bytes.from_hex("xy") do
    Ok(_) -> println("accepted")
    Err(_) -> println("no hexadecimal digits")
  end
end
#> 3 616263 Ok(abc)
#> 616263c3a9 6263
#> ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
#> aGVsbG8=
#> +//+ -__- false
#> 68656c6c6f
#> 68656c6c6f
#> fbfffe
#> fbfffe
#> no hexadecimal digits
