# Files: every function, errors included.
fn failed<T>(r :: T!String) -> Bool do
  case r do
    Ok(_) -> false
    Err(m) -> String.length(m) > 0
  end
end

fn main() do
  let dir = "/tmp/mesh-files-${Random.uuid_v4()}"
  let path = dir <> "/a.txt"
  println("${File.exists(dir)}")
  println("${failed(File.write(path, "x"))}")
  println("${failed(File.append(path, "x"))}")
  println("${failed(File.read(path))}")
  println("${failed(File.delete(path))}")
  println("${File.make_directory(dir)}")
  println("${File.exists(dir)}")
  println("${File.append(path, "one\n")}")
  println("${File.append(path, "two é\n")}")
  println("${File.read(path).inspect()}")
  println("${File.write(path, "")}")
  println("${File.read(path).inspect()}")
  println("${File.write(path, "new")}")
  println("${File.read(path)}")
  println("${File.write_bytes(path, ok_bytes("ff00"))}")
  println("${failed(File.read(path))}")
  case File.read_bytes(path) do
    Ok(b) -> println(Bytes.to_hex(b))
    Err(m) -> println(m)
  end
  println("${failed(File.read(dir))}")
  println("${failed(File.delete(dir))}")
  println("${File.list(dir)}")
  println("${File.delete(path)}")
  println("${File.exists(path)}")
  println("${failed(File.delete(path))}")
  println("${failed(File.read(""))}")
  println("${File.exists("")}")
end

fn ok_bytes(hex) = case Bytes.from_hex(hex) do
  Ok(b) -> b
  Err(_) -> Bytes.from_string("")
end
#> false
#> true
#> true
#> true
#> true
#> Ok(())
#> true
#> Ok(())
#> Ok(())
#> Ok("one\ntwo é\n")
#> Ok(())
#> Ok("")
#> Ok(())
#> Ok(new)
#> Ok(())
#> true
#> ff00
#> true
#> true
#> Ok([a.txt])
#> Ok(())
#> false
#> true
#> true
#> false
