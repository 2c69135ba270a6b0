##! Waiting and delayed messages.

## Suspends the calling process; 0 and less only let others run.
pub intrinsic fn sleep(ms :: Int) -> ()
## Sends a message after some time; returns at once.
pub intrinsic fn send_after<M>(pid :: Pid<M>, ms :: Int, message :: M) -> ()
## Milliseconds of a clock that never goes back, for measuring. Its zero point means nothing.
## Example: Timer.monotonic_ms() <= Timer.monotonic_ms()
pub intrinsic fn monotonic_ms() -> Int
