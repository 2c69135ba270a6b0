##! Checks for `test` blocks. A check that fails panics, which fails its test.

## Fails unless the condition holds.
pub fn assert(holds :: Bool) -> () do
  if !holds do
    panic("assertion failed")
  end
end

## Fails unless the values are equal; the message shows both.
pub fn assert_eq<A>(a :: A, b :: A) -> () where A: Eq do
  if a != b do
    panic("assertion failed: values differ\n  left:  " <> __inspect(a) <> "\n  right: " <> __inspect(b))
  end
end

## Fails unless the function panics; gives the panic's message. The function runs in a process of its own.
pub fn assert_panics<A>(f :: Fun() -> A) -> String do
  let p = spawn(fn -> run_when_told(f) end)
  let ref = monitor(p)
  send(p, 0)
  let reason = reason_of(ref)
  if reason == "normal" do
    panic("assertion failed: the function did not panic")
  end
  reason
end

## Waits until it is watched, so that no end goes unseen.
fn run_when_told<A>(f :: Fun() -> A) -> () do
  receive do
    0 -> run(f)
  end
end

fn run<A>(f :: Fun() -> A) -> () do
  let _ = f()
  ()
end

fn reason_of(ref :: Int) -> String do
  receive do
    (:down, r, _, reason) when r == ref -> reason
  end
end

## Waits up to 100 ms for a message and gives it; fails if none comes.
pub fn assert_receive<M>() -> M do
  receive do
    message -> message
  after 100 -> panic("assertion failed: no message came within 100 ms")
  end
end
