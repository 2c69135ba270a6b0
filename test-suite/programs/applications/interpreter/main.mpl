##! The Pico interpreter: reads programs from a table, runs each and prints
##! what it prints, its result, or where and why it went wrong.

import Lang.Lexer
import Lang.Parser
import Lang.Printer
import Lang.Resolver
import Runtime.Eval
import Runtime.Value
import Runtime.Store
from Lang.Errors import PicoError, Stage, describe
from Lang.Source import Pos
from Programs import all_programs, Sample
from Support.Text import banner, indent_lines

## What one run of a program produced.
struct Outcome do
  name :: String
  lines :: List<String>
  result :: String
  steps :: Int
end deriving(Eq, Debug)

let step_limit = 10_000

fn run_source(name :: String, source :: String) -> Outcome!PicoError do
  let tokens = Lexer.tokenize(source)?
  let program = Parser.parse_program(tokens)?
  let scopes = Resolver.resolve(program)?
  let store = Store.fresh(step_limit)
  let (after_run, value) = Eval.run(program, store)?
  Ok(Outcome {
    name: name
    lines: Store.output(after_run)
    result: "${value}"
    steps: Store.steps(after_run)
  })
end

fn report(outcome :: Outcome!PicoError, source :: String) -> String do
  case outcome do
    Ok(o) -> String.join(o.lines ++ ["=> " <> o.result], "\n")
    Err(e) -> describe(e, source)
  end
end

fn check_round_trip(source :: String) -> Bool!PicoError do
  let first = source |> Lexer.tokenize()? |> Parser.parse_program()?
  let printed = Printer.program(first)
  let again = printed |> Lexer.tokenize()? |> Parser.parse_program()?
  Ok(Printer.program(again) == printed)
end

fn main() do
  let samples = all_programs()
  for sample in samples do
    println(banner(sample.title))
    println(indent_lines(report(run_source(sample.title, sample.source), sample.source), 2))
  end
  println(banner("round trip"))
  for sample in samples do
    case check_round_trip(sample.source) do
      Ok(true) -> println("  ${sample.title}: same")
      Ok(false) -> println("  ${sample.title}: DIFFERENT")
      Err(e) -> println("  ${sample.title}: ${e.stage}")
    end
  end
  let printed = "let x=1+2*3-(4-5);fn f(a,b){if a<b{return a;}else{return [a,{\"k\":b}];}}print -x==!true;"
    |> Lexer.tokenize
  case printed do
    Ok(tokens) -> println(pretty_or_error(tokens))
    Err(e) -> println("${e}")
  end
end

fn pretty_or_error(tokens) do
  case Parser.parse_program(tokens) do
    Ok(p) -> Printer.program(p)
    Err(e) -> "cannot print: ${e}"
  end
end

test "a program prints its lines in order" do
  let outcome_lines = case run_source("t", "print 1; print \"two\"; 3;") do
    Ok(o) -> o.lines
    Err(_) -> []
  end
  Test.assert_eq(outcome_lines, ["1", "two"])
end
#> == arithmetic ==========================
#>   7
#>   9
#>   3.5
#>   4
#>   => 42
#> == fibonacci ===========================
#>   89
#>   => 55
#> == closures ============================
#>   a: 3
#>   b: 105
#>   => <fn anonymous/1>
#> == containers ==========================
#>   ann and bob
#>   [62, 54]
#>   ["name", "age"]
#>   [1, "x", null, true]
#>   => true
#> == loop ================================
#>   Running error at 7:21: stop at 12
#>   |   if i == 12 { raise("stop at " + i); }
#>   |                     ^
#> == sieve ===============================
#>   [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31]
#>   => 11
#> == mutual ==============================
#>   false
#>   => [<fn even/1>, <builtin len/1>, <fn anonymous/1>]
#> == bad character =======================
#>   Lexing error at 2:11: unexpected character `$`
#>   | let b = a $ 2;
#>   |           ^
#> == bad syntax ==========================
#>   Parsing error at 1:14: expected an expression, found `;`
#>   | let a = (1 + ;
#>   |              ^
#> == missing brace =======================
#>   Parsing error at 1:22: expected `}`, found end of input
#>   | while true { print 1;
#>   |                      ^
#> == unbound =============================
#>   Resolving error at 2:11: `bb` is not defined
#>   | print a + bb;
#>   |           ^
#> == duplicate ===========================
#>   Resolving error at 1:12: `a` is already defined in this scope
#>   | let a = 1; let a = 2;
#>   |            ^
#> == stray return ========================
#>   Resolving error at 1:1: `return` outside of a function
#>   | return 5;
#>   | ^
#> == type fault ==========================
#>   Running error at 3:9: `-` cannot take array and number
#>   | print a - 1;
#>   |         ^
#> == zero ================================
#>   Running error at 1:9: division by zero
#>   | print 1 / (2 - 2);
#>   |         ^
#> == range ===============================
#>   Running error at 3:9: index 3 out of range for length 3
#>   | print xs[3];
#>   |         ^
#> == arity ===============================
#>   Running error at 2:2: expected 1 argument, got 2
#>   | f(1, 2);
#>   |  ^
#> == endless =============================
#>   Running error at 1:1: stopped after 10000 steps
#>   | fn f(n) { while true { n = n + 1; } } f(0);
#>   | ^
#> == round trip ==========================
#>   arithmetic: same
#>   fibonacci: same
#>   closures: same
#>   containers: same
#>   loop: same
#>   sieve: same
#>   mutual: same
#>   bad character: Lexing
#>   bad syntax: Parsing
#>   missing brace: Parsing
#>   unbound: same
#>   duplicate: same
#>   stray return: same
#>   type fault: same
#>   zero: same
#>   range: same
#>   arity: same
#>   endless: same
#> let x = 1 + 2 * 3 - (4 - 5);
#> fn f(a, b) {
#>   if a < b {
#>     return a;
#>   } else {
#>     return [a, {"k": b}];
#>   }
#> }
#> print -x == !true;
