##! A mutable place, for the iterators of the library only: programs have no mutable data.

pub intrinsic type Cell<A>

pub intrinsic fn new<A>(x :: A) -> Cell<A>
pub intrinsic fn get<A>(c :: Cell<A>) -> A
pub intrinsic fn set<A>(c :: Cell<A>, x :: A) -> ()
