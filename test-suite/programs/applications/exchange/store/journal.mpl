##! The event log.

from Core.Order import Order, Trade

pub type Event do
  Placed(symbol :: String, order :: Order)
  Traded(Trade)
  Cancelled(symbol :: String, id :: Int)
end deriving(Eq, Json, Display)

service Journal do
  fn init() -> List<Event> do [] end
  cast Write(e :: Event) do |log| log ++ [e] end
  call All() :: List<Event> do |log| (log, log) end
  call Since(n :: Int) do |log| (log, List.drop(log, n)) end
end
