##! SQLite databases, each connection on a thread of its own. Placeholders are `?`; parameters are bound as text; values come
##! back as text, `NULL` as `""`. Errors are the engine's messages.

## An open database.
pub intrinsic type SqliteConn

## Opens a database, creating the file if it is missing; `":memory:"` is a private one.
pub intrinsic fn open(path :: String) -> SqliteConn!String
## Closes it; further use gives `Err`.
pub intrinsic fn close(c :: SqliteConn) -> ()
## Runs a statement and counts the rows it changed.
pub intrinsic fn execute(c :: SqliteConn, sql :: String, ps :: List<String>) -> Int!String
## Runs a statement for its rows, maps in column order.
pub intrinsic fn query(c :: SqliteConn, sql :: String, ps :: List<String>) -> List<Map<String, String>>!String
## Begins a transaction.
pub intrinsic fn begin(c :: SqliteConn) -> ()!String
## Keeps what the transaction did.
pub intrinsic fn commit(c :: SqliteConn) -> ()!String
## Undoes what the transaction did.
pub intrinsic fn rollback(c :: SqliteConn) -> ()!String

impl Display for SqliteConn do
  fn to_string(self) -> String = "#SqliteConn"
end

impl Debug for SqliteConn do
  fn inspect(self) -> String = "#SqliteConn"
end
