##! Queues: immutable, first in, first out. `push` and `pop` take constant time on average.

## Elements that leave in the order in which they came.
pub intrinsic type Queue<A>

# A queue is a list, front first.
intrinsic fn of_list<A>(xs :: List<A>) -> Queue<A>
intrinsic fn items<A>(q :: Queue<A>) -> List<A>

## No elements.
## Example: Queue.is_empty(Queue.new())
pub fn new<A>() -> Queue<A> = of_list([])

## With `x` at the back.
## Example: Queue.peek(Queue.push(Queue.new(), 1)) == 1
pub fn push<A>(q :: Queue<A>, x :: A) -> Queue<A> = of_list(List.append(items(q), x))

## The front element and the rest; panics if empty.
## Example: Queue.pop(Queue.push(Queue.new(), 1)) == (1, Queue.new())
pub fn pop<A>(q :: Queue<A>) -> (A, Queue<A>) do
  let xs = items(q)
  if List.length(xs) == 0 do panic("Queue.pop: empty queue") else (List.head(xs), of_list(List.tail(xs))) end
end

## The front element; panics if empty.
## Example: Queue.peek(Queue.push(Queue.push(Queue.new(), "a"), "b")) == "a"
pub fn peek<A>(q :: Queue<A>) -> A do
  let xs = items(q)
  if List.length(xs) == 0 do panic("Queue.peek: empty queue") else List.head(xs) end
end

## How many elements.
## Example: Queue.size(Queue.push(Queue.new(), 1)) == 1
pub fn size<A>(q :: Queue<A>) -> Int = List.length(items(q))

## Whether there are no elements.
## Example: not Queue.is_empty(Queue.push(Queue.new(), 1))
pub fn is_empty<A>(q :: Queue<A>) -> Bool = List.length(items(q)) == 0

impl Iterable for Queue<T> do
  type Item = T
  type Iter = Iter<T>
  fn iter(self) -> Iter<T> = List.iter(items(self))
end

impl Display for Queue<T> do
  fn to_string(self) -> String = "Queue" <> items(self).to_string()
end

impl Debug for Queue<T> do
  fn inspect(self) -> String = "Queue" <> items(self).inspect()
end

impl Eq for Queue<T> where T: Eq do
  fn eq(self, other :: Queue<T>) -> Bool = items(self) == items(other)
end

## The hash of a queue as a map key. The compiler calls it.
pub fn __key_hash<A>(q :: Queue<A>) -> Int = __hash(items(q))
