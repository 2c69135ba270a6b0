# Every function of Bytes, Base64, Crypto and Url at its edges.
fn hex(r) = case r do
  Ok(b) -> Bytes.to_hex(b)
  Err(m) -> "error"
end

fn bytes(h) = case Bytes.from_hex(h) do
  Ok(b) -> b
  Err(_) -> Bytes.from_string("bad")
end

fn main() do
  let b = Bytes.from_string("aé😀")
  println("${Bytes.length(b)}")
  println("${Bytes.to_hex(b)}")
  println("${Bytes.to_string(b)}")
  println("${Bytes.to_string(Bytes.slice(b, 0, 2))}")
  println("${Bytes.get(b, 0)}")
  println("${Bytes.get(b, 6)}")
  println("${Bytes.to_hex(Bytes.slice(b, 1, 3))}")
  println("${Bytes.length(Bytes.slice(b, -3, 99))}")
  println("${Bytes.length(Bytes.slice(b, 4, 2))}")
  println("${Bytes.to_hex(Bytes.concat(bytes("00ff"), bytes("10")))}")
  println("${hex(Bytes.from_hex("00FFaB"))}")
  println("${hex(Bytes.from_hex(""))}")
  println("${hex(Bytes.from_hex("0"))}")
  println("${hex(Bytes.from_hex("zz"))}")
  println("${bytes("0102") == bytes("0102")}")
  println("${bytes("0102") == bytes("0103")}")
  println("${Map.get(%{bytes("01") => "one"}, bytes("01"))}")
  println("${Base64.encode(Bytes.from_string(""))}")
  println("${Base64.encode(Bytes.from_string("f"))}")
  println("${Base64.encode(Bytes.from_string("fo"))}")
  println("${Base64.encode(Bytes.from_string("foo"))}")
  println("${Base64.encode(bytes("fbff"))}")
  println("${Base64.encode_url(bytes("fbff"))}")
  println("${hex(Base64.decode("+/8="))}")
  println("${hex(Base64.decode("-_8"))}")
  println("${hex(Base64.decode("-_8="))}")
  println("${hex(Base64.decode(""))}")
  println("${hex(Base64.decode("A"))}")
  println("${hex(Base64.decode("A*=="))}")
  println("${Bytes.to_hex(Crypto.sha256(Bytes.from_string("abc")))}")
  println("${Bytes.to_hex(Crypto.sha256(Bytes.from_string("")))}")
  println("${Bytes.to_hex(Crypto.hmac_sha256(Bytes.from_string("Jefe"), Bytes.from_string("what do ya want for nothing?")))}")
  println("${Crypto.secure_compare("abc", "abc")}")
  println("${Crypto.secure_compare("abc", "abd")}")
  println("${Crypto.secure_compare("abc", "abcd")}")
  println("${Crypto.secure_compare("", "")}")
  println("${Url.encode("a b&c/é~-._")}")
  println("${Url.decode("a%20b+c%26%C3%A9")}")
  println("${Url.decode("100%")}")
  println("${Url.decode("%zz")}")
  println("${show(Url.parse("https://user:pw@Example.com:8443/a/b?x=1&y#frag"))}")
  println("${show(Url.parse("http://h"))}")
  println("${show(Url.parse("https://h/"))}")
  println("${show(Url.parse("http://[::1]:8080/x"))}")
  println("${show(Url.parse("/relative"))}")
  println("${show(Url.parse(""))}")
  println("${show(Url.parse("http://h:99999/"))}")
end

fn show(r) = case r do
  Ok(u) -> "${u.scheme} ${u.host} ${u.port} ${u.path} ${u.query}"
  Err(_) -> "error"
end
#> 7
#> 61c3a9f09f9880
#> Ok(aé😀)
#> Err(invalid UTF-8 at byte 1)
#> 97
#> 128
#> c3a9
#> 7
#> 0
#> 00ff10
#> 00ffab
#>
#> error
#> error
#> true
#> false
#> one
#>
#> Zg==
#> Zm8=
#> Zm9v
#> +/8=
#> -_8
#> fbff
#> fbff
#> fbff
#>
#> error
#> error
#> ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
#> e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
#> 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
#> true
#> false
#> false
#> true
#> a%20b%26c%2F%C3%A9~-._
#> a b c&é
#> 100%
#> %zz
#> https example.com 8443 /a/b x=1&y
#> http h 80 / 
#> https h 443 / 
#> http ::1 8080 /x 
#> error
#> error
#> error
