##! Work in a process of its own whose result can be waited for, repeatedly and by anybody.

intrinsic fn start<T>(body :: Fun() -> ()) -> Pid<T>
intrinsic fn finish<T>(value :: T) -> ()
intrinsic fn await_result<T>(job :: Pid<T>) -> T!String

## Runs `f` in a new process.
pub fn async<T>(f :: Fun() -> T) -> Pid<T> do
  start(fn -> finish(f()) end)
end

## Waits for the value, or for the reason why there is none.
## Example: Job.await(Job.async(fn -> 6 * 7 end)) == Ok(42)
pub fn await<T>(job :: Pid<T>) -> T!String do
  await_result(job)
end

## `Err("timeout")` after that time; the job goes on.
## Example: Job.await_timeout(Job.async(fn -> Timer.sleep(200) end), 1) == Err("timeout")
pub intrinsic fn await_timeout<T>(job :: Pid<T>, ms :: Int) -> T!String

## Applies `f` to all elements at once; results in the order of the elements.
## Example: Job.map([1, 2], fn x -> x * x end) == [Ok(1), Ok(4)]
pub fn map<A, B>(xs :: List<A>, f :: Fun(A) -> B) -> List<B!String> do
  let jobs = List.map(xs, fn x -> async(fn -> f(x) end) end)
  List.map(jobs, fn job -> await(job) end)
end
