##! A list under construction, for the library only.

pub intrinsic type Builder<A>

## An empty list with room for this many elements.
pub intrinsic fn new<A>(slots :: Int) -> Builder<A>
pub intrinsic fn push<A>(b :: Builder<A>, x :: A) -> ()
## The list; nothing may be pushed any more.
pub intrinsic fn finish<A>(b :: Builder<A>) -> List<A>
