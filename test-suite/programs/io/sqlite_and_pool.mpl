# SQLite databases and pools: values as text, errors as the engine says them, transactions.

fn show<T>(r :: T!String) do
  case r do
    Ok(x) -> println("Ok ${x}")
    Err(e) -> println("Err ${e}")
  end
end

fn connection() -> ()!String do
  let c = Sqlite.open(":memory:")?
  show(Sqlite.execute(c, "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, x REAL)", []))
  show(Sqlite.execute(c, "INSERT INTO t (name, x) VALUES (?, ?), (?, ?)", ["it's", "1.5", "é", "2"]))
  show(Sqlite.query(c, "SELECT * FROM t ORDER BY id", []))
  show(Sqlite.query(c, "SELECT name, id, NULL AS n, 1.0 AS f, '' AS e, typeof(?) AS kind FROM t WHERE id = ?", ["1", "2"]))
  show(Sqlite.execute(c, "UPDATE t SET name = ?", ["z"]))
  show(Sqlite.execute(c, "DELETE FROM t WHERE id > 100", []))
  show(Sqlite.query(c, "SELECT * FROM t WHERE 0", []))
  show(Sqlite.query(c, "SELECT nope FROM t", []))
  show(Sqlite.execute(c, "INSERT INTO t (id) VALUES (1)", []))
  show(Sqlite.query(c, "INSERT INTO t (name) VALUES ('r') RETURNING id, name", []))
  show(Sqlite.begin(c))
  show(Sqlite.begin(c))
  show(Sqlite.execute(c, "DELETE FROM t", []))
  show(Sqlite.rollback(c))
  show(Sqlite.rollback(c))
  show(Sqlite.query(c, "SELECT count(*) AS n FROM t", []))
  show(Sqlite.begin(c))
  show(Sqlite.execute(c, "DELETE FROM t", []))
  show(Sqlite.commit(c))
  show(Sqlite.query(c, "SELECT count(*) AS n FROM t", []))
  Sqlite.close(c)
  Sqlite.close(c)
  println("${is_error(Sqlite.query(c, "SELECT 1", []))} ${is_error(Sqlite.begin(c))} ${is_error(Sqlite.open("/no/such/directory/x.db"))}")
  Ok(())
end

fn is_error<T>(r :: T!String) -> Bool do
  case r do
    Ok(_) -> false
    Err(_) -> true
  end
end

struct Row do
  a :: Int
  b :: String
end deriving(Row, Display)

fn pool() -> ()!String do
  let p = Pool.open("sqlite::memory:", 0, 2, 500)?
  show(Pool.execute(p, "CREATE TABLE t (a TEXT, b TEXT)", []))
  show(Pool.execute(p, "INSERT INTO t VALUES ($2, $1)", ["1", "2"]))
  show(Pool.query(p, "SELECT *, '$1' AS q FROM t WHERE a = $1 OR b = $1", ["2"]))
  show(Pool.query_as(p, "SELECT * FROM t", [], Row.from_row))
  show(Pool.transaction(p, fn q ->
    Pool.execute(q, "INSERT INTO t VALUES ('3', 'y')", [])?
    let rows = Pool.query(q, "SELECT count(*) AS n FROM t", [])?
    if rows[0]["n"] == "2" do Err("undone") else Ok(1) end
  end))
  show(Pool.query(p, "SELECT count(*) AS n FROM t", []))
  show(Pool.transaction(p, fn q -> Pool.execute(q, "INSERT INTO t VALUES ('3', 'y')", []) end))
  show(Pool.query(p, "SELECT count(*) AS n FROM t", []))
  let failing = Job.async(fn -> Pool.transaction(p, fn q ->
    Pool.execute(q, "INSERT INTO t VALUES ('4', 'z')", [])?
    Ok(List.get([1], 5))
  end) end)
  show(Job.await(failing))
  show(Pool.query(p, "SELECT count(*) AS n FROM t", []))
  let written = Job.map(Range.to_list(0..20), fn n -> Pool.execute(p, "INSERT INTO t VALUES ($1, 'j')", ["${n}"]) end)
  println("${List.all(written, fn r -> r == Ok(Ok(1)) end)}")
  show(Pool.query(p, "SELECT count(*) AS n FROM t WHERE b = 'j'", []))
  Pool.close(p)
  show(Pool.query(p, "SELECT 1 AS a", []))
  Ok(())
end

fn main() do
  show(connection())
  show(pool())
end
#> Ok 0
#> Ok 2
#> Ok [%{id => 1, name => it's, x => 1.5}, %{id => 2, name => é, x => 2.0}]
#> Ok [%{name => é, id => 2, n => , f => 1.0, e => , kind => text}]
#> Ok 2
#> Ok 0
#> Ok []
#> Err no such column: nope
#> Err UNIQUE constraint failed: t.id
#> Ok [%{id => 3, name => r}]
#> Ok ()
#> Err cannot start a transaction within a transaction
#> Ok 3
#> Ok ()
#> Err cannot rollback - no transaction is active
#> Ok [%{n => 3}]
#> Ok ()
#> Ok 3
#> Ok ()
#> Ok [%{n => 0}]
#> true true true
#> Ok ()
#> Ok 0
#> Ok 1
#> Ok [%{a => 2, b => 1, q => $1}]
#> Ok [Ok(Row(2, 1))]
#> Err undone
#> Ok [%{n => 1}]
#> Ok 1
#> Ok [%{n => 2}]
#> Err List.get: index 5 out of bounds (len 1)
#> Ok [%{n => 2}]
#> true
#> Ok [%{n => 20}]
#> Err pool is closed
#> Ok ()
