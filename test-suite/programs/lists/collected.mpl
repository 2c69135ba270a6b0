# What a `for` collects, when it stops early, skips, and contains another one; and that lists made so still grow.

fn main() do
  let firsts = for i in 0..1000000000000 do
    if i == 5 do
      break
    end
    i
  end
  println("${firsts} ${List.append(firsts, 9)} ${List.append(firsts, 8)} ${firsts}")
  let odd = for i in 0..2000 do
    if i % 2 == 0 do
      continue
    end
    i
  end
  println("${List.length(odd)} ${List.sum(odd)}")
  let few = for i in 0..10000 when i % 3000 == 1 do
    "n${i}"
  end
  println("${few}")
  let rows = for i in 0..4 do
    for j in 0..i do
      (i, j)
    end
  end
  println("${rows}")
  let halves = for x in [1, 2, 3] do
    x / 2 == 1
  end
  println("${halves}")
  let none = for x in List.new() do
    x + 1
  end
  println("${none}")
  let texts = for i in 0..3000 do
    "${i}"
  end
  println("${List.length(texts)} ${List.last(texts)}")
end
#> [0, 1, 2, 3, 4] [0, 1, 2, 3, 4, 9] [0, 1, 2, 3, 4, 8] [0, 1, 2, 3, 4]
#> 1000 1000000
#> [n1, n3001, n6001, n9001]
#> [[], [(1, 0)], [(2, 0), (2, 1)], [(3, 0), (3, 1), (3, 2)]]
#> [false, true, true]
#> []
#> 3000 2999
