# `import` makes the public types visible without a qualifier, with the lowest priority.
import Models
import Geometry

struct Shared do
  own :: Int
end

fn main() do
  let u = User { name: "ann", role: Admin }
  println("${u}")
  println("${Models.greet(u)} ${Models.Role.Guest}")
  let s = Shared { own: 1 }
  let t = Models.Shared { theirs: 2 }
  println("${s.own} ${t.theirs}")
  case User.from_json("{\"name\":\"bob\",\"role\":{\"tag\":\"Guest\",\"fields\":[]}}") do
    Ok(b) -> println("${b}")
    Err(e) -> println(e)
  end
  println("${Geometry.twice(u.name)}")
end
#> User(ann, Admin)
#> hello ann Guest
#> 1 2
#> User(bob, Guest)
#> annann
