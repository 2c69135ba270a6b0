##! From an accepted event to one that is kept.
##!
##! `keep` returns only after the transaction that holds the events has been committed, so that an answer sent
##! afterwards promises nothing that the death of this process could take back.

from Types.Event import Event
from Types.JsonValue import text_or, cut
from Types.Routed import WorkerMessage, Routed
from Service.Registry import Handles, PipelineRegistry
from Service.EventProcessor import EventProcessor
from Service.StorageWriter import StorageWriter
from Service.RouteDesk import RouteDesk, Outcome, Open, Kept, desk
from Service.WriteBuffer import Ticket
from Service.RateLimiter import RateLimiter, Grant

pub fn now_ms() -> Int = DateTime.to_unix_ms(DateTime.now())

pub fn grant(h :: Handles, project_id :: String, n :: Int) -> Grant = RateLimiter.check_limit(h.limiter, project_id, n)

## Where a request comes from. A proxy on this machine is believed about the client that it speaks for.
pub fn client_address(q :: Request) -> String do
  let peer = Request.peer(q)
  let forwarded = text_or(Request.header(q, "X-Forwarded-For"), "")
  if forwarded != "" and (String.starts_with(peer, "127.") or peer == "::1") do
    cut(String.trim(List.last(String.split(forwarded, ","))), 64)
  else
    peer
  end
end

## The number of events, or why they could not be kept. Under load a part of them goes to peers.
pub fn keep(h :: Handles, events :: List<Event>) -> Int!String do
  let kept = if Node.list() == [] do keep_here(h, events) else keep_somewhere(h, events) end?
  PipelineRegistry.count_events(Process.whereis("mesher_registry"), kept)
  Ok(kept)
end

## How long a peer may take to say that it stored an event.
fn patience_ms() -> Int = 5000

fn keep_somewhere(h :: Handles, events :: List<Event>) -> Int!String do
  let (ours, theirs) = List.partition(events, fn (event :: Event) -> not route(event) end)
  let here = keep_here(h, ours)?
  let until = Timer.monotonic_ms() + patience_ms()
  keep_routed(h, theirs, until, here)
end

## Hands an event to a worker on a peer, if one should have it.
fn route(event :: Event) -> Bool do
  case RouteDesk.assign(desk(), event.id) do
    None -> false
    Some(worker) -> hand_over(worker, event)
  end
end

fn hand_over(worker :: Pid, event :: Event) -> Bool do
  send(worker, Routed(event, desk()))
  true
end

fn keep_routed(h :: Handles, events :: List<Event>, until :: Int, kept :: Int) -> Int!String do
  case events do
    [] -> Ok(kept)
    event :: rest -> keep_routed(h, rest, until, kept + settle_routed(h, event, until, 1)?)
  end
end

## Waits for the peer's answer with growing pauses; without a good one the event is kept here.
fn settle_routed(h :: Handles, event :: Event, until :: Int, pause :: Int) -> Int!String do
  case RouteDesk.answer(desk(), event.id) do
    Kept -> Ok(1)
    Open when Timer.monotonic_ms() < until -> wait_for_answer(h, event, until, pause)
    _ -> take_back(h, event)
  end
end

fn wait_for_answer(h :: Handles, event :: Event, until :: Int, pause :: Int) -> Int!String do
  Timer.sleep(pause)
  settle_routed(h, event, until, Math.min(2 * pause, 32))
end

fn take_back(h :: Handles, event :: Event) -> Int!String do
  RouteDesk.give_up(desk(), event.id)
  keep_here(h, [event])
end

fn keep_here(h :: Handles, events :: List<Event>) -> Int!String do
  let tickets = List.map(events, fn (event :: Event) -> EventProcessor.process_event(h.processor, event) end)
  settle_all(h, tickets, 0)
end

fn settle_all(h :: Handles, tickets :: List<Ticket>, kept :: Int) -> Int!String do
  case tickets do
    [] -> Ok(kept)
    ticket :: rest -> settle_next(h, ticket, rest, kept)
  end
end

fn settle_next(h :: Handles, ticket :: Ticket, rest :: List<Ticket>, kept :: Int) -> Int!String do
  let n = StorageWriter.settle(h.writer, ticket)?
  settle_all(h, rest, kept + n)
end
