##! All books behind one service that writes a journal.

import Engine.Book
import Core.Order
from Engine.Book import Book
from Core.Order import Side, Order
from Store.Journal import Journal, Event

struct State do
  books :: Map<String, Book>
  next_id :: Int
  journal :: Pid
end

fn book_of(books :: Map<String, Book>, symbol) -> Book do
  Map.get_or(books, symbol, Book.empty(symbol))
end

service Market do
  fn init(journal :: Pid) -> State do
    State { books: %{}, next_id: 1, journal: journal }
  end

  call Place(
    symbol :: String,
    owner :: String,
    side :: Side,
    price :: Int,
    quantity :: Int
  ) :: (Int, Int) do |s|
    let order = Order.limit(s.next_id, owner, side, price, quantity)
    let (book, trades) = Book.submit(book_of(s.books, symbol), order)
    Journal.write(s.journal, Placed(symbol, order))
    for t in trades do Journal.write(s.journal, Traded(t)) end
    let next = %{s | books: Map.put(s.books, symbol, book), next_id: s.next_id + 1}
    (next, (order.id, List.length(trades)))
  end

  call Cancel(symbol :: String, id :: Int) :: Bool do |s|
    let (book, found) = Book.cancel(book_of(s.books, symbol), id)
    if found do
      Journal.write(s.journal, Cancelled(symbol, id))
    end
    (%{s | books: Map.put(s.books, symbol, book)}, found)
  end

  call Depth(symbol) do |s|
    (s, Book.show(book_of(s.books, symbol)))
  end
end

## The books that a journal leads to.
pub fn replay(events :: List<Event>) -> Map<String, Book> do
  List.reduce(events, Map.new(), fn books, event ->
    case event do
      Placed(symbol, o) ->
        Map.put(books, symbol, Tuple.first(Book.submit(book_of(books, symbol), o)))
      Cancelled(symbol, id) ->
        Map.update(books, symbol, Book.empty(symbol), fn b -> Tuple.first(Book.cancel(b, id)) end)
      Traded(_) -> books
    end
  end)
end
