##! Processes: names, links, watching, ends. `spawn`, `send`, `self`, `link`, `monitor` and `receive` are part of the language.

## Gives a process a name: 0, or 1 if the name is taken or empty.
## Example: Process.register("", self()) == 1
pub intrinsic fn register(name :: String, pid :: Pid) -> Int
## The process of that name, or the null pid.
## Example: not Process.alive(Process.whereis("nobody"))
pub intrinsic fn whereis(name :: String) -> Pid
## Frees a name: 0, or 1 if it is unknown.
## Example: Process.unregister("nobody") == 1
pub intrinsic fn unregister(name :: String) -> Int
## One `(:down, ref, pid, reason)` when the process ends.
pub intrinsic fn monitor(pid :: Pid) -> Int
## Ends a watch: 0, or 1 if the reference is unknown.
## Example: Process.demonitor(-1) == 1
pub intrinsic fn demonitor(reference :: Int) -> Int
## Whether a process exists; `false` for the null pid.
## Example: Process.alive(self())
pub intrinsic fn alive(pid :: Pid) -> Bool
## Whether ends of linked processes arrive as `(:exit, pid, reason)` instead of ending this one.
pub intrinsic fn trap_exit(on :: Bool) -> ()
## Ends a process as if a linked one had failed. `"killed"` cannot be trapped.
pub intrinsic fn exit(pid :: Pid, reason :: String) -> ()
## How many processes exist.
pub intrinsic fn count() -> Int
## Bytes that the heap of this process holds.
pub intrinsic fn memory() -> Int
## Frees what this process does not need any more, before it waits for long.
pub intrinsic fn hibernate() -> ()
## The processes that exist now, in the order of their start.
## Example: List.contains(Process.list(), self())
pub intrinsic fn list() -> List<Pid>
intrinsic fn facts(pid :: Pid) -> ((Int, Int, Int), List<Pid>, Option<String>)

## What can be known of a process from outside.
pub struct ProcessInfo do
  ## Messages that wait in its mailbox.
  mailbox_length :: Int
  ## How often it was given a turn to compute.
  reductions :: Int
  ## Bytes that it and its heap take.
  memory :: Int
  ## The processes it is linked to.
  links :: List<Pid>
  ## Its name, the first if it has several.
  name :: Option<String>
end

## What is known of a process now; zeros for one that has ended.
## Example: Process.info(self()).memory > 0
pub fn info(pid :: Pid) -> ProcessInfo do
  let ((letters, turns, bytes), links, name) = facts(pid)
  ProcessInfo { mailbox_length: letters, reductions: turns, memory: bytes, links: links, name: name }
end
