##! EventProcessor: gives an event its fingerprint and puts it into the write buffer.
##!
##! Several run side by side, because normalised events arrive from all connections and fingerprints cost time. The
##! check for discarded issues is made by the writer inside its transaction, where the answer cannot be out of date.
##! Restart rule: permanent; the state is a counter.

from Types.Event import Event, Grouped
from Ingest.Fingerprint import fingerprint
from Service.Context import context_config, enlist
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

fn start_processor(slot :: Int) -> Pid = enlist(processor_name(slot), EventProcessor.start(slot))

fn processor_spec(slot :: Int) -> Supervisor.ChildSpec do
  Supervisor.ChildSpec { name: processor_name(slot), start: fn -> start_processor(slot) end, restart: 0, shutdown: 5000 }
end

## The supervisor of the processors (one_for_one). It is not a `supervisor` block because their number is configured.
pub fn start_processors() -> Pid do
  let count = context_config().processors
  let specs = Range.map(0..count, processor_spec)
  println("[Mesher] EventProcessor started count=${count}")
  spawn(fn -> Supervisor.run(0, 20, 10, specs) end)
end
