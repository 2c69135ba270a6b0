##! From an accepted event to one that is kept.
##!
##! `keep` returns only after the transaction that holds the events has been committed, so that an answer sent
##! afterwards promises nothing that the death of this process could take back.

from Types.Event import Event
from Types.JsonValue import text_or, cut
from Service.Registry import Handles, PipelineRegistry
from Service.EventProcessor import EventProcessor
from Service.StorageWriter import StorageWriter
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

## The number of events, or why they could not be kept.
pub fn keep(h :: Handles, events :: List<Event>) -> Int!String do
  let tickets = List.map(events, fn (event :: Event) -> EventProcessor.process_event(h.processor, event) end)
  let kept = settle_all(h, tickets, 0)?
  PipelineRegistry.count_events(Process.whereis("mesher_registry"), kept)
  Ok(kept)
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
