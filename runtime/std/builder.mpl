##! A list under construction, for the library only.

## The list so far.
pub intrinsic type Builder<A>

## An empty list with room for this many elements.
pub intrinsic fn new<A>(slots :: Int) -> Builder<A>
## Puts an element at the end.
pub intrinsic fn push<A>(b :: Builder<A>, x :: A) -> ()
## The list; nothing may be pushed any more.
pub intrinsic fn finish<A>(b :: Builder<A>) -> List<A>
