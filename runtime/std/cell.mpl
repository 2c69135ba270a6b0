##! A mutable place, for the iterators of the library only: programs have no mutable data.

## A place that holds one value.
pub intrinsic type Cell<A>

## A place that holds `x`.
pub intrinsic fn new<A>(x :: A) -> Cell<A>
## What it holds now.
pub intrinsic fn get<A>(c :: Cell<A>) -> A
## Makes it hold `x`.
pub intrinsic fn set<A>(c :: Cell<A>, x :: A) -> ()
