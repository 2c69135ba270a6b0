##! Waiting from code that is no actor.

## Runs `f` with a pid that takes one message, and gives that message back; `None` after two seconds.
pub fn ask(f) do
  let job = Job.async(fn -> ask_here(f) end)
  case Job.await(job) do
    Ok(x) -> x
    Err(_) -> None
  end
end

service Box do
  fn init() -> List<String> do [] end
  cast Put(s :: String) do |xs| xs ++ [s] end
  call Take() do |xs| ([], xs) end
  call Size() do |xs| (xs, List.length(xs)) end
end

pub fn new_box() -> Pid = Box.start()

pub fn put(b :: Pid, s :: String) -> () = Box.put(b, s)

pub fn take(b :: Pid) -> List<String> = Box.take(b)

## Polls until the condition holds.
pub fn eventually(what :: String, condition :: Fun() -> Bool) -> Bool do
  fn go(n) do
    if condition() do
      true
    else if n == 0 do
      println("gave up on ${what}")
      false
    else
      Timer.sleep(1)
      go(n - 1)
    end
  end
  go(3000)
end

fn ask_here(f) do
  f()
end

pub fn size(b :: Pid) -> Int = Box.size(b)
