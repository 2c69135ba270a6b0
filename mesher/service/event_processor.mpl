##! EventProcessor: gives an event its fingerprint and puts it into the write buffer.
##!
##! Several run side by side, because normalised events arrive from all connections and fingerprints cost time. The
##! check for discarded issues is made by the writer inside its transaction, where the answer cannot be out of date.
##! Restart rule: permanent; the state is a counter.

from Types.Event import Event, Grouped
from Ingest.Fingerprint import fingerprint
from Service.Context import enlist
from Service.Registry import processor_name
from Service.WriteBuffer import WriteBuffer, Ticket

service EventProcessor do
  fn init(slot :: Int) -> (Int, Int) do
    (slot, 0)
  end

  call ProcessEvent(event :: Event) :: Ticket do |state|
    let (slot, processed) = state
    let grouped = Grouped { event: event, fingerprint: fingerprint(event.grouping) }
    ((slot, processed + 1), WriteBuffer.add(Process.whereis("mesher_buffer"), grouped))
  end

  call Processed() :: Int do |state|
    let (_, processed) = state
    (state, processed)
  end
end

pub fn start_processor(slot :: Int) -> Pid = enlist(processor_name(slot), EventProcessor.start(slot))
