##! StorageWriter: commits batches, and answers for each event whether it is in the store.
##!
##! Durability is group commit. A request puts its event into the write buffer, gets a ticket, and asks here to settle
##! it. The first such call takes everything that has gathered and commits it in one transaction; calls that arrived in
##! the meantime wait in the mailbox and are answered from memory. An answer thus always follows the commit, there is no
##! journal to replay or to truncate, and the batches grow by themselves with the load. A journal file was the
##! alternative: one more write per event, a second copy of the data and a replay at start, to save a wait that is
##! shared by the whole batch anyway.
##!
##! There is one writer because SQLite has one writing connection; more would wait for each other.
##! Restart rule: together with the buffer (one_for_all). Tickets of events that a restart lost are refused.

from Types.Event import Grouped
from Service.Context import context_pool, enlist
from Service.WriteBuffer import WriteBuffer, Ticket, Batch
from Service.Metrics import count
from Service.StreamRelay import announce
from Store.Batch import Committed, commit_batch
from Store.DeadLetters import add_dead_letter

## `floor` and below were lost; up to `done` everything was committed, except the numbers in `failed`.
pub struct WriterState do
  pool :: PoolHandle
  epoch :: String
  floor :: Int
  done :: Int
  failed :: List<Int>
  stored :: Int
end deriving()

service StorageWriter do
  fn init(pool :: PoolHandle) -> WriterState do
    WriterState { pool: pool, epoch: "", floor: 0, done: 0, failed: [], stored: 0 }
  end

  call Settle(ticket :: Ticket) :: Int!String do |state|
    let settled = if is_settled(state, ticket) do state else flush(state) end
    (forget(settled, ticket), verdict(settled, ticket))
  end

  call Stats() :: Int do |state|
    (state, state.stored)
  end
end

fn is_settled(state :: WriterState, ticket :: Ticket) -> Bool = ticket.epoch == state.epoch and ticket.number <= state.done

## 1, the event is in the store; or why it is not.
fn verdict(state :: WriterState, ticket :: Ticket) -> Int!String do
  if ticket.epoch != state.epoch or ticket.number <= state.floor do
    Err("the write buffer was restarted")
  else if List.contains(state.failed, ticket.number) do
    Err("the store refused the event")
  else if ticket.number > state.done do
    Err("the event is not in the write buffer")
  else
    Ok(1)
  end
end

## Each ticket is settled once, so a failure need not be remembered afterwards. Callers that ended before they asked
## leave numbers behind; the newest thousand are enough.
fn forget(state :: WriterState, ticket :: Ticket) -> WriterState do
  if List.length(state.failed) == 0 do
    state
  else
    %{state | failed: List.take(List.filter(state.failed, fn (n :: Int) -> n != ticket.number end), 1000)}
  end
end

fn flush(state :: WriterState) -> WriterState do
  let batch = WriteBuffer.take(Process.whereis("mesher_buffer"))
  let failed = store_batch(state.pool, batch)
  let stored = state.stored + List.length(batch.events) - List.length(failed)
  if batch.epoch == state.epoch do
    %{state | done: batch.last, failed: failed ++ state.failed, stored: stored}
  else
    %{state | epoch: batch.epoch, floor: batch.first - 1, done: batch.last, failed: failed, stored: stored}
  end
end

## The numbers of the events that could not be kept.
fn store_batch(pool :: PoolHandle, batch :: Batch) -> List<Int> do
  if List.length(batch.events) == 0 do
    []
  else
    let began_ms = Timer.monotonic_ms()
    let failed = attempt(pool, batch, 1)
    count("mesher_flushes_total", 1)
    count("mesher_flush_milliseconds_total", Timer.monotonic_ms() - began_ms)
    failed
  end
end

## Three attempts, after 0, 100 and 500 ms, for a store that is busy; then each event alone, for one that is bad.
fn attempt(pool :: PoolHandle, batch :: Batch, k :: Int) -> List<Int> do
  case commit_batch(pool, batch.events) do
    Ok(committed) -> counted(committed)
    Err(reason) -> after_failure(pool, batch, k, reason)
  end
end

## Nothing failed.
fn counted(committed :: Committed) -> List<Int> do
  count("mesher_events_stored_total", committed.stored)
  count("mesher_events_repeated_total", committed.repeated)
  count("mesher_events_discarded_total", committed.discarded)
  announce(committed.placed, committed.changes)
  []
end

fn after_failure(pool :: PoolHandle, batch :: Batch, k :: Int, reason :: String) -> List<Int> do
  println("[StorageWriter] batch=${List.length(batch.events)} attempt=${k} failed: ${reason}")
  if k < 3 do
    Timer.sleep(pause_ms(k))
    attempt(pool, batch, k + 1)
  else
    List.flat_map(List.enumerate(batch.events), fn (entry :: (Int, Grouped)) -> store_alone(pool, batch.first, entry) end)
  end
end

fn pause_ms(k :: Int) -> Int do
  if k == 1 do
    100
  else
    400
  end
end

fn store_alone(pool :: PoolHandle, first :: Int, entry :: (Int, Grouped)) -> List<Int> do
  let (index, event) = entry
  case commit_batch(pool, [event]) do
    Ok(committed) -> counted(committed)
    Err(reason) -> bury(pool, first + index, event, reason)
  end
end

## An event that the store refuses is kept as a dead letter, which counts as kept.
fn bury(pool :: PoolHandle, number :: Int, event :: Grouped, reason :: String) -> List<Int> do
  println("[StorageWriter] dead letter event=${event.event.id}: ${reason}")
  case add_dead_letter(pool, event.event.project_id, reason, event.event.raw) do
    Ok(n) -> buried(n)
    Err(_) -> [number]
  end
end

fn buried(n :: Int) -> List<Int> do
  count("mesher_dead_letters_total", n)
  []
end

pub fn start_storage_writer() -> Pid do
  let pid = enlist("mesher_writer", StorageWriter.start(context_pool()))
  println("[Mesher] StorageWriter started")
  pid
end
