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

type SchedulerCounts = ((Int, Int, Int), (Int, Int), List<Int>)
type CollectorCounts = ((Int, Int, Int), (Int, Int))
type MailboxCounts = ((Int, Int, Int), (Int, Pid))
intrinsic fn counts() -> (SchedulerCounts, CollectorCounts, MailboxCounts)

## What the scheduler has done since the program started.
pub struct SchedulerStats do
  ## Processes that exist.
  alive :: Int
  ## Processes that were started in all.
  spawned :: Int
  ## How often a process began to compute, or went on with it.
  turns :: Int
  ## How often a worker without work took some from another one.
  steals :: Int
  ## How often a process that had computed for long was asked to let others run.
  preemptions :: Int
  ## Processes that wait for a turn: with each worker, and in the last place those that no worker has yet.
  queues :: List<Int>
end

## What the collector has done since the program started.
pub struct CollectorStats do
  collections :: Int
  ## Bytes that were alive and moved.
  bytes_copied :: Int
  ## Bytes that were freed by collections. What ended processes held is not among them.
  bytes_reclaimed :: Int
  ## The longest collection, in microseconds; those of small heaps are not measured.
  longest_pause :: Int
  ## Bytes that all heaps held when their processes stopped last.
  heap_bytes :: Int
end

## What has gone through mailboxes since the program started: messages, requests of services, system messages.
pub struct MailboxStats do
  sent :: Int
  ## Those that were received or dropped as unfit.
  received :: Int
  ## Those that wait now.
  waiting :: Int
  ## How many of them wait in the longest mailbox.
  longest :: Int
  ## The process that it belongs to; the null pid if all mailboxes are empty.
  longest_pid :: Pid
end

## Counters of the whole program.
pub struct ProcessStats do
  scheduler :: SchedulerStats
  collector :: CollectorStats
  mailboxes :: MailboxStats
end

## What has been counted up to now. It looks at every process, so its time grows with their number.
## Example: Process.stats().scheduler.spawned > 0
pub fn stats() -> ProcessStats do
  let (scheduler, collector, mailboxes) = counts()
  let ((alive, spawned, turns), (steals, preemptions), queues) = scheduler
  let ((collections, copied, reclaimed), (pause, held)) = collector
  let ((sent, received, waiting), (longest, longest_pid)) = mailboxes
  ProcessStats {
    scheduler: SchedulerStats { alive: alive, spawned: spawned, turns: turns, steals: steals, preemptions: preemptions, queues: queues },
    collector: CollectorStats { collections: collections, bytes_copied: copied, bytes_reclaimed: reclaimed, longest_pause: pause, heap_bytes: held },
    mailboxes: MailboxStats { sent: sent, received: received, waiting: waiting, longest: longest, longest_pid: longest_pid }
  }
end
