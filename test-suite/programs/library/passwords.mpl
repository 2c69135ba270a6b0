# Password texts are PHC strings with a salt of their own.
fn main() do
  let phc = Crypto.hash_password("secret é")
  println("${String.starts_with(phc, "$argon2id$v=19$")}")
  println("${Crypto.verify_password("secret é", phc)}")
  println("${Crypto.verify_password("secret e", phc)}")
  println("${Crypto.verify_password("secret é", "nonsense")}")
  println("${Crypto.hash_password("secret é") == phc}")
end
#> true
#> true
#> false
#> false
#> false
