##! Checks for `test` blocks. A check that fails panics, which fails its test.

## Fails unless the condition holds.
pub fn assert(holds :: Bool) -> () do
  if !holds do
    panic("assertion failed")
  end
end

## Fails unless the values are equal; the message shows both, and where they differ: `[1, [-2-]{+3+}]`.
pub fn assert_eq<A>(a :: A, b :: A) -> () where A: Eq do
  if a != b do
    let (left, right) = (__inspect(a), __inspect(b))
    let both = "\n  left:  " <> left <> "\n  right: " <> right
    panic("assertion failed: values differ" <> both <> "\n  diff:  " <> difference(left, right))
  end
end

# What is left out and put in between the common beginning and end.
fn difference(a :: String, b :: String) -> String do
  let (xs, ys) = (String.chars(a), String.chars(b))
  let shorter = Math.min(List.length(xs), List.length(ys))
  let from = agreement(xs, ys, 0, shorter)
  let to = agreement(List.reverse(xs), List.reverse(ys), 0, shorter - from)
  let (n, m) = (List.length(xs) - to, List.length(ys) - to)
  let end_of_both = String.slice(a, n, List.length(xs))
  String.slice(a, 0, from) <> mark("[-", String.slice(a, from, n), "-]") <> mark("{+", String.slice(b, from, m), "+}") <> end_of_both
end

fn agreement(xs :: List<String>, ys :: List<String>, i :: Int, most :: Int) -> Int do
  if i < most and List.get(xs, i) == List.get(ys, i) do agreement(xs, ys, i + 1, most) else i end
end

fn mark(opening :: String, text :: String, closing :: String) -> String do
  if text == "" do "" else opening <> text <> closing end
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

## What `meshjit test` runs: every test in a process of its own, one after the other. Ends the program, with status 1 if one
## failed.
pub fn __run_all(tests :: List<(String, Fun() -> ())>) -> () do
  let failed = List.length(List.filter(tests, fails))
  println("${List.length(tests) - failed} passed, ${failed} failed")
  Env.exit(if failed > 0 do 1 else 0 end)
end

## A test that waits for what never comes must not keep the others from their turn.
fn fails(named :: (String, Fun() -> ())) -> Bool do
  let (name, body) = named
  let job = Job.async(body)
  case Job.await_timeout(job, 60000) do
    Ok(_) -> report("ok     " <> name, false)
    Err(reason) -> stop(job, "FAILED ${name}\n  " <> String.replace(reason, "\n", "\n  "))
  end
end

fn stop(job :: Pid<()>, line :: String) -> Bool do
  Process.exit(job, "killed")
  report(line, true)
end

fn report(line :: String, failed :: Bool) -> Bool do
  println(line)
  failed
end
