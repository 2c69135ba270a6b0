##! The program's surroundings.

## An environment variable.
## Example: Env.get("") == None
pub intrinsic fn get(name :: String) -> Option<String>
## The arguments of the command line behind the program's path.
## Example: List.length(Env.args()) >= 0
pub intrinsic fn args() -> List<String>
## How many processors the program may use.
pub intrinsic fn processors() -> Int
## Writes out all output and ends the program with this status, 0 to 255. `terminate` clauses do not run.
pub intrinsic fn exit(status :: Int) -> ()
