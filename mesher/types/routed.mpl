##! What an origin sends to the workers that it started on its peers. Plain data only: nothing of one node's own crosses.

from Types.Event import Event

pub type WorkerMessage do
  ## An event that the origin accepted, and the RouteDesk that waits for the answer.
  Routed(Event, Pid)
  Stop
end
