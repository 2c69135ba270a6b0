##! event_processor_worker: started by a loaded node on this one. It uses what this node has, and says when an event is stored.

from Types.Event import Event
from Types.Routed import WorkerMessage, Routed, Stop
from Service.EventProcessor import EventProcessor
from Service.StorageWriter import StorageWriter
from Service.RouteDesk import RouteDesk, desk

fn idle_ms() -> Int = 60000

## The entry point that peers name. It takes no arguments: pools and services are those of the node that it runs on.
pub actor event_processor_worker() do
  if await_registry(50) do
    println("[Mesher] event_processor_worker started")
    let processor = EventProcessor.start(0 - 1)
    link(processor)
    working(processor, false)
  else
    println("[Mesher] event_processor_worker stopped: this node has no registry")
  end
end

fn await_registry(tries :: Int) -> Bool do
  if Process.alive(Process.whereis("mesher_registry")) do
    true
  else if tries == 0 do
    false
  else
    Timer.sleep(100)
    await_registry(tries - 1)
  end
end

actor working(processor :: Pid, is_watched :: Bool) do
  let goes_on = receive do
    Routed(event, origin) -> take(processor, is_watched, event, origin)
    Stop -> stopped(processor, "no longer needed")
    (:down, _ref, _pid, _reason) -> stopped(processor, "its origin is gone")
  after 60000 -> stopped(processor, "no traffic for ${idle_ms() / 1000} s")
  end
  if goes_on do
    working(processor, true)
  end
end

fn stopped(processor :: Pid, why :: String) -> Bool do
  println("[Mesher] event_processor_worker stopped: ${why}")
  Process.exit(processor, "shutdown")
  false
end

## Events wait for their commit side by side, so that they share it.
fn take(processor :: Pid, is_watched :: Bool, event :: Event, origin :: Pid) -> Bool do
  if not is_watched do
    monitor(origin)
    ()
  end
  spawn(fn -> keep_for(processor, event, origin) end)
  true
end

fn keep_for(processor :: Pid, event :: Event, origin :: Pid) -> () do
  let ticket = EventProcessor.process_event(processor, event)
  case StorageWriter.settle(Process.whereis("mesher_writer"), ticket) do
    Ok(_) -> done(origin, event.id)
    Err(reason) -> RouteDesk.refused(origin, event.id, reason)
  end
end

fn done(origin :: Pid, id :: String) -> () do
  RouteDesk.count_work(desk())
  RouteDesk.done(origin, id)
end
