##! Outbox: what waits for one receiver, which takes a batch at a time. When it is full the oldest has to go, and is counted.

pub struct Outbox<T> do
  waiting :: List<T>
  dropped :: Int
  ## Since when a batch is out that is not taken yet; -1 when none is.
  since_ms :: Int
end

pub fn put<T>(box :: Outbox<T>, item :: T, max :: Int) -> Outbox<T> do
  let full = List.append(box.waiting, item)
  let excess = Math.max(0, List.length(full) - max)
  %{box | waiting: List.drop(full, excess), dropped: box.dropped + excess}
end

## Whether there is something to send, and the receiver is free.
pub fn is_due<T>(box :: Outbox<T>) -> Bool do
  box.since_ms < 0 and (List.length(box.waiting) > 0 or box.dropped > 0)
end

## Everything is on its way.
pub fn emptied<T>(box :: Outbox<T>) -> Outbox<T> do
  %{box | waiting: [], dropped: 0, since_ms: Timer.monotonic_ms()}
end

## The receiver has taken what it was sent.
pub fn taken<T>(box :: Outbox<T>) -> Outbox<T> = %{box | since_ms: 0 - 1}

## Whether the receiver has had a batch for so long.
pub fn is_stuck<T>(box :: Outbox<T>, ms :: Int) -> Bool = box.since_ms >= 0 and Timer.monotonic_ms() - box.since_ms > ms
