fn main() do
  println("${File.exists("a.txt")}")
  println("${File.write("a.txt", "one\n")} ${File.append("a.txt", "two\n")}")
  println("${File.read("a.txt")}")
  println("${File.exists("a.txt")} ${File.delete("a.txt")} ${File.exists("a.txt")}")
  case File.read("a.txt") do
    Ok(_) -> println("still there")
    Err(e) -> println("error ${String.length(e) > 0}")
  end
  case File.delete("a.txt") do
    Ok(_) -> println("deleted twice")
    Err(_) -> println("nothing to delete")
  end
  println("${File.write("new.txt", "x")} ${File.write("new.txt", "y")} ${File.read("new.txt")}")
end
#> false
#> Ok(()) Ok(())
#> Ok(one
#> two
#> )
#> true Ok(()) false
#> error true
#> nothing to delete
#> Ok(()) Ok(()) Ok(y)
