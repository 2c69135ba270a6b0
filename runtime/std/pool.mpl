##! Pools of database connections. `sqlite:PATH` opens the embedded engine in WAL mode: one writer, and up to `max` readers
##! that see what was committed last. Placeholders are `$1`, `$2`, …; parameters are bound as text; values come back as text,
##! `NULL` as `""`.

## A pool of connections.
pub intrinsic type PoolHandle
intrinsic type Transaction

## Opens a pool. Work that waits longer than `timeout_ms` for its turn fails with `pool checkout timeout`.
pub intrinsic fn open(url :: String, min :: Int, max :: Int, timeout_ms :: Int) -> PoolHandle!String
## Closes the pool; work that has not begun, and any later use, gives `Err`.
pub intrinsic fn close(p :: PoolHandle) -> ()
## Runs a statement for its rows, maps in column order.
pub intrinsic fn query(p :: PoolHandle, sql :: String, ps :: List<String>) -> List<Map<String, String>>!String
## Runs a statement and counts the rows it changed.
pub intrinsic fn execute(p :: PoolHandle, sql :: String, ps :: List<String>) -> Int!String
## Runs one statement for each list of parameters, all or none, and counts the rows changed.
pub intrinsic fn execute_batch(p :: PoolHandle, sql :: String, rows :: List<List<String>>) -> Int!String
## Runs any number of statements separated by `;`, without parameters.
pub intrinsic fn execute_script(p :: PoolHandle, sql :: String) -> ()!String
intrinsic fn begin(p :: PoolHandle) -> Transaction!String
intrinsic fn inside(t :: Transaction) -> PoolHandle
intrinsic fn commit(t :: Transaction) -> ()!String
intrinsic fn rollback(t :: Transaction) -> ()!String

## `query` with a function applied to every row, such as `User.from_row`.
pub fn query_as<A>(p :: PoolHandle, sql :: String, ps :: List<String>, f :: Fun(Map<String, String>) -> A!String) -> List<A!String>!String do
  let rows = query(p, sql, ps)?
  Ok(List.map(rows, f))
end

## Runs `f` with a handle whose work is one transaction: committed when it gives `Ok`, rolled back when it gives `Err` or the
## process ends. Other work that writes waits meanwhile.
pub fn transaction<A>(p :: PoolHandle, f :: Fun(PoolHandle) -> A!String) -> A!String do
  let t = begin(p)?
  case f(inside(t)) do
    Ok(value) -> committed(t, value)
    Err(error) -> rolled_back(t, error)
  end
end

fn committed<A>(t :: Transaction, value :: A) -> A!String do
  commit(t)?
  Ok(value)
end

fn rolled_back<A>(t :: Transaction, error :: String) -> A!String do
  let _ = rollback(t)
  Err(error)
end

impl Display for PoolHandle do
  fn to_string(self) -> String = "#PoolHandle"
end

impl Debug for PoolHandle do
  fn inspect(self) -> String = "#PoolHandle"
end
