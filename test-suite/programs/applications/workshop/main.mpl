#! stderr: division by zero
#! stderr: List.head: empty list
#! timeout: 120
import Data.Algebra
import Data.Lens
import Data.Redblack
import Algo.Numbers
import Algo.Graphs
import Algo.Texts
import Lang.Machine
import Ledger.Book
import Sim.Actors
import Data.Combinators
import Report.Tables
import Adventure.World

fn section(name, run) do
  println("== ${name}")
  run()
end

fn main() do
  section("algebra", Algebra.demo)
  section("lens", Lens.demo)
  section("red-black trees", Redblack.demo)
  section("numbers", Numbers.demo)
  section("graphs", Graphs.demo)
  section("texts", Texts.demo)
  section("a small language", Machine.demo)
  section("the ledger", Book.demo)
  section("processes", Actors.demo)
  section("combinators", Combinators.demo)
  section("tables", Tables.demo)
  section("adventure", World.demo)
end
#> == algebra
#> sum 14 product 60 All(true)
#> ccc of acccbb; [1, 2, 3]; (ab, [1, 2])
#> Some([1, 2]) Some(x) 6
#> %{a => Some(3), b => Some(5), c => None} %{1 => xz, 2 => y}
#> true true true
#> == lens
#> 3 Person(Ada, Street(Mill Lane, 30), %{go => 7})
#> 0 %{go => 7, chess => 5} false
#> Some([1, -2, 300, 4]) None
#> [car, card, care] [do, dog] [] 6
#> == red-black trees
#> depth 13 check Ok(9) Some(920) None
#> true 1000 499500
#> [(apple, 3), (fig, 4), (pear, 1)] 8 Bin(Black, Bin(Black, Tip, apple, 3, Tip), fig, 4, Bin(Black, Tip, pear, 1, Tip))
#> == numbers
#> 1594323 3.375 1267650600228229401496703205376 32/243
#> 7381/2520 Ok(-3/2) Err(a denominator of zero) Err(a denominator of zero)
#> Ok(355/113) Err(a denominator of zero) Err(no terms)
#> [1, 5/4, 11/6] true false
#> 265252859812191058636308480000000 5358359254990966640871840
#> Residue(284054, 1000007) Residue(54, 97)
#> 1x^3 + 3x^2 + 3x + 1 at 2: 27; 2x + 2
#> 1/4x^2 + 1x + 1 at 2/3: 16/9
#> [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]
#> == graphs
#> [1, 2, 5, 5, 9] [apple, fig, pear] [(1, a), (1, z), (2, b)]
#> %{A => (0, ), B => (7, A), C => (9, A), F => (11, C), D => (20, C), E => (20, F)}
#> Some([A, C, F, E]) None [A, B, C, F, D, E]
#> Ok([A, B, C, F, D, E]) Err(a cycle through B)
#> [C-F, D-E, A-B, A-C, F-E]
#> [[f], [a, b, c], [d, e]]
#> 92 [4, 2, 0, 5, 3, 1] 4
#> == texts
#> 3 3 GTAB
#> 3ab2cd aaabccddddddddddd
#> Khoor, Zruog Hello, World
#> [MCMXCIV, MMXXIV, XLIX] true
#> [(the, 3), (and, 2), (bird, 1), (cat, 1), (dog, 1)]
#> |a line that is  |
#> |much too long   |
#> |for a page as   |
#> |narrow as this  |
#> |one             |
#> [abc, acb, bac, bca, cab, cba]
#> == a small language
#> ((1 + (2 * 3)) - (4 / 2))
#>   : Int
#>   = 5
#> let twice = \f -> \x -> (f (f x)) in ((twice \n -> (n * n)) 3)
#>   : Int
#>   = 81
#> let fact = \n -> if (n < 2) then 1 else (n * (fact (n - 1))) in ((map fact) [1, 2, 3, 10])
#>   : [Int]
#>   = [1, 2, 6, 3628800]
#> let compose = \f -> \g -> \x -> (f (g x)) in compose
#>   : (a -> b) -> (c -> a) -> c -> b
#>   = <function>
#> let id = \x -> x in if (id true) then (id "yes") else "no"
#>   : String
#>   = "yes"
#> (((fold \a -> \b -> (a + b)) 0) ((map \x -> (x * x)) [1, 2, 3]))
#>   : Int
#>   = 14
#> let fib = \n -> if (n < 2) then n else ((fib (n - 1)) + (fib (n - 2))) in (fib 16)
#>   : Int
#>   = 987
#> let count = \n -> \acc -> if (n == 0) then acc else ((count (n - 1)) (acc ++ [n])) in (size ((count 40) []))
#>   : Int
#>   = 40
#> (("a" ++ (show [1, 2])) ++ (show (1 == 2)))
#>   : String
#>   = "a[1, 2]false"
#> \x -> (x x)
#>   no type: w is part of w -> x
#> [1, "two"]
#>   no type: Int is not String
#> (10 / (5 - 5))
#>   : Int
#>   fails: division by zero
#> let x = 1 in y
#>   no type: nobody knows y
#> (1 +
#>   no parse at 4: expected an expression, not Done
#> let in = 3 in 4
#>   no parse at 4: expected a name, not Word(in)
#> 1 $ 2
#>   no parse at 2: `$` is no token
#> \f -> \g -> \x -> ((f x) (g x))
#>   : (a -> b -> c) -> (a -> b) -> a -> c
#>   = <function>
#> == the ledger
#> Ok(1) Ok(2)
#> Err(Unknown(attic)) Err(Wrong(Malformed(1.2.3))) Err(Empty)
#> Err(Unbalanced(-100))
#> [33.34 EUR, 33.33 EUR, 33.33 EUR] Err(Mixed(Eur, Usd)) Ok(-2.00 EUR)
#> Ok(3)
#> cash 1600.50 EUR, rent 800.00 EUR, salary -2500.50 EUR, shop 100.00 EUR
#> cash 1600.50 EUR, rent 800.00 EUR, salary -2500.50 EUR, shop 100.00 EUR
#> Ok(4)
#> [{"id":1,"note":"salary to cash","lines":[{"account":"salary","amount":{"cents":-250050,"currency":{"tag":"Eur","fields":[]}}},{"account":"cash","amount":{"cents":250050,"currency":{"tag":"Eur","fields":[]}}}]},{"id":2,"note":"cash to rent","lines":[{"account":"cash","amount":{"cents":-80000,"currency":{"tag":"Eur","fields":[]}}},{"account":"rent","amount":{"cents":80000,"currency":{"tag":"Eur","fields":[]}}}]},{"id":3,"note":null,"lines":[{"account":"shop","amount":{"cents":3334,"currency":{"tag":"Eur","fields":[]}}},{"account":"shop","amount":{"cents":3333,"currency":{"tag":"Eur","fields":[]}}},{"account":"shop","amount":{"cents":3333,"currency":{"tag":"Eur","fields":[]}}},{"account":"cash","amount":{"cents":-10000,"currency":{"tag":"Eur","fields":[]}}}]},{"id":4,"note":"cash to shop","lines":[{"account":"cash","amount":{"cents":-5,"currency":{"tag":"Eur","fields":[]}}},{"account":"shop","amount":{"cents":5,"currency":{"tag":"Eur","fields":[]}}}]}]
#> 4 [Some(salary to cash), Some(cash to rent), None, Some(cash to shop)]
#> Ok(350) Err(`x` is no amount) Err(`cash` is no line)
#> == processes
#> 3 workers: [0, 4950, 19900, 44850, 79800, 124750, 179700, 244650]
#> %{news => 3, weather => 1}
#> the sums add up to 109
#> all 5 have eaten
#> nobody is next, 71 to go
#> the message is done after 49 hops
#> 20 of 30 were paid, 6 left
#> 100 / 4 = 25
#> linked: true List.head: empty list
#> watched: true List.head: empty list
#> late: true noproc
#> == combinators
#> Ok({"name":"a \"b\"","sizes":[1,-2.5,30],"deep":{"x":[[],{}]},"ok":true,"no":null})
#> true
#> Err(at 5 `]` was wanted) Err(at 1 `]` was wanted)
#> Err(at 1 `}` was wanted)
#> Ok(7) Err(at 4 a digit or a letter or `(` was wanted) Err(at 2 `)` was wanted)
#> Ok([(width, 3), (height, 4.5)])
#> == tables
#> +---------+-------+--------+-------------+
#> | product | units |  value | ...note.... |
#> +---------+-------+--------+-------------+
#> | anvil   |     2 | 199.00 | Some(heavy) |
#> | rope    |    30 |  37.50 | ........... |
#> | anvil   |     1 | 101.00 | ........... |
#> | saw     |     7 |  84.88 | ........... |
#> +---------+-------+--------+-------------+
#> Ok(Sales: north (anvil saw = 283.88) south (rope anvil = 138.50) and nothing else)
#> Err(a tag is not closed) Err(nothing is called z) Err(a does not end)
#> Err(no list) Err(missing field: product) Err(expected a value, found the end of the text at line 1 column 2)
#> [belongs_to:shop:Shop] Ok([Sale(1, anvil, north, 2, 99.5, Some(heavy)), Sale(4, saw, north, 7, 12.125, None), Sale(2, rope, south, 30, 1.25, None)])
#> true -0.01 1.00
#> == adventure
#> > look
#> You are in the hall and see lamp. Exits: [East, South]
#> > the
#> Say something
#> > dance
#> What does it mean to dance?
#> > take lamp
#> Taken: Lamp(false).
#> > go south
#> It is dark.
#> > use the lamp
#> Light!
#> > look
#> You are in the cellar and see key, scroll. Exits: [North]
#> > take key
#> Taken: Key.
#> > get scroll
#> Taken: Scroll(say nothing).
#> > use scroll
#> It says: say nothing.
#> > drop sword
#> You have no sword.
#> > n
#> You are in the hall and see nothing. Exits: [East, South]
#> > east
#> You are in the garden and see sword. Exits: [North, West]
#> > take sword
#> Taken: Sword.
#> > use sword with scroll
#> Words are mightier.
#> > use sword on lamp
#> You cannot use Sword on lamp.
#> > drop scroll
#> Dropped.
#> > look
#> You are in the garden and see scroll. Exits: [North, West]
#> > i
#> You carry [lamp, key, sword]
#> > north
#> The door opens.
#> -- Some(Won(18)) after 18 turns with [Lamp(true), Key, Sword]
#> > south
#> It is dark.
#> > take key
#> Something takes you.
#> -- Some(Lost(a grue in the cellar)) after 2 turns with []
#> > e
#> You are in the garden and see sword. Exits: [North, West]
#> > n
#> The door is locked.
#> > w
#> You are in the hall and see lamp. Exits: [East, South]
#> > w
#> There is no way West.
#> > quit
#> Bye.
#> -- Some(Left) after 5 turns with []
#> [Ok(Go(East)), Ok(Go(West)), Ok(Use(a, Some(b))), Ok(Take(key)), Err(what does it mean to xyzzy?)]
