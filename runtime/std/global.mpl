##! Names of processes that all connected nodes know. Without a node they are known here.

## Gives a process a name: 0, or 1 if the name is taken or empty. The first registration wins.
pub intrinsic fn register(name :: String, pid :: Pid) -> Int
## The process of that name, or the null pid.
pub intrinsic fn whereis(name :: String) -> Pid
## Frees a name: 0, or 1 if it is unknown.
pub intrinsic fn unregister(name :: String) -> Int
