##! Log lines on standard error. `MESH_LOG` is the lowest level written (`debug`, `info`, `warn`, `error`, `off`; `info` if
##! unset); `MESH_LOG_FORMAT=json` writes JSON objects. Fields are keyword arguments: `Log.info("stored", count: n)`.

intrinsic fn enabled(level :: Int) -> Bool
intrinsic fn write(level :: Int, message :: String, keys :: List<String>, values :: List<String>) -> ()

## For whoever looks for a fault.
pub fn debug(message :: String) -> () = write_if(0, message)
## What happens in normal operation.
pub fn info(message :: String) -> () = write_if(1, message)
## What should be looked at.
pub fn warn(message :: String) -> () = write_if(2, message)
## What failed.
pub fn error(message :: String) -> () = write_if(3, message)

## The same with fields: `Log.debug("stored", count: n)`.
pub fn debug<V>(message :: String, fields :: Map<String, V>) -> () = write_fields(0, message, fields)
## The same with fields: `Log.info("stored", count: n)`.
pub fn info<V>(message :: String, fields :: Map<String, V>) -> () = write_fields(1, message, fields)
## The same with fields: `Log.warn("stored", count: n)`.
pub fn warn<V>(message :: String, fields :: Map<String, V>) -> () = write_fields(2, message, fields)
## The same with fields: `Log.error("stored", count: n)`.
pub fn error<V>(message :: String, fields :: Map<String, V>) -> () = write_fields(3, message, fields)

fn write_if(level :: Int, message :: String) -> () do
  if enabled(level) do
    write(level, message, [], [])
  end
end

fn write_fields<V>(level :: Int, message :: String, fields :: Map<String, V>) -> () do
  if enabled(level) do
    write(level, message, Map.keys(fields), List.map(Map.values(fields), fn v -> "${v}" end))
  end
end
