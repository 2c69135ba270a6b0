##! Nodes: this program as one of several that form a system. `Node.spawn` and `Node.spawn_link` are part of the language.

## Turns the program into a node `name@host:port` (port 9000 when left out). 0; -1 already started; -2 the port cannot be
## listened on; -3 the name or the cookie cannot be used.
pub intrinsic fn start(name :: String, cookie :: String) -> Int
## Connects to another node and those that it knows. 0, also if connected already; -1 not started; -2 unreachable; -3 refused.
pub intrinsic fn connect(name :: String) -> Int

intrinsic fn own_name() -> String
## The own name; empty if not started.
pub fn self() -> String = own_name()

## The nodes that are connected.
pub intrinsic fn list() -> List<String>
## Asks for `(:nodedown, name)` when the node disconnects, and `(:nodeup, name)` if it returns: 0, or 1 if it is not connected.
pub intrinsic fn monitor(name :: String) -> Int
## Microseconds until the node's answer is here; 0 for the own node, -1 if there is no answer.
pub intrinsic fn ping(name :: String) -> Int
