fn main() do
  let a = Set.from_list([1, 2, 3, 2])
  let b = Set.from_list([3, 4])
  println("${a} ${Set.size(a)} ${Set.contains(a, 2)} ${Set.contains(a, 9)}")
  println("${Set.add(a, 0)} ${Set.add(a, 1)} ${Set.remove(a, 2)} ${Set.remove(a, 7)}")
  println("${Set.union(a, b)} ${Set.intersection(a, b)} ${Set.difference(a, b)}")
  println("${Set.to_list(b)} ${a == Set.from_list([3, 2, 1])} ${a == b}")
  let e :: Set<String> = Set.new()
  println("${e} ${Set.add(e, "x")}")
  println("${Set.add(Set.remove(a, 1), 1)}")
  println("${Set.collect(Iter.from(["q", "q", "r"]))} ${a.size()}")
end
#> #{1, 2, 3} 3 true false
#> #{1, 2, 3, 0} #{1, 2, 3} #{1, 3} #{1, 2, 3}
#> #{1, 2, 3, 4} #{3} #{1, 2}
#> [3, 4] true false
#> #{} #{x}
#> #{2, 3, 1}
#> #{q, r} 3
