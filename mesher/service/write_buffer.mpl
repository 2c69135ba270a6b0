##! WriteBuffer: events on their way into the store, numbered in the order of arrival.
##!
##! While one batch is being committed the next one gathers here. A ticket names an event by number and by the life of
##! the buffer that gave the number, so that no ticket of a buffer that ended can be taken for one of its successor.
##! Restart rule: together with the writer. Events lost in a restart have not been acknowledged.

from Types.Event import Grouped
from Service.Context import enlist

pub struct Ticket do
  epoch :: String
  number :: Int
end

## A batch: its events have the numbers `first`, `first + 1` and so on. An empty one has `last` below `first`.
pub struct Batch do
  epoch :: String
  first :: Int
  last :: Int
  events :: List<Grouped>
end

service WriteBuffer do
  fn init(epoch :: String) -> Batch do
    Batch { epoch: epoch, first: 1, last: 0, events: [] }
  end

  call Add(event :: Grouped) :: Ticket do |batch|
    let number = batch.last + 1
    let grown = %{batch | last: number, events: List.append(batch.events, event)}
    (grown, Ticket { epoch: batch.epoch, number: number })
  end

  call Waiting() :: Int do |batch|
    (batch, List.length(batch.events))
  end

  call Take() :: Batch do |batch|
    (%{batch | first: batch.last + 1, events: []}, batch)
  end
end

pub fn start_write_buffer() -> Pid do
  let pid = enlist("mesher_buffer", WriteBuffer.start(Random.uuid_v4()))
  println("[Mesher] WriteBuffer started")
  pid
end
