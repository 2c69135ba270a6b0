##! The one error type of the interpreter and how each stage's errors become it.

from Lang.Source import Pos, line_at

pub type Stage do
  Lexing
  Parsing
  Resolving
  Running
end deriving(Eq, Ord, Display)

## An error of the lexer.
pub type LexError do
  BadChar(ch :: String, at :: Pos)
  OpenString(at :: Pos)
  BadNumber(text :: String, at :: Pos)
end

pub struct ParseError do
  wanted :: String
  found :: String
  at :: Pos
end

pub type ResolveError do
  Unbound(name :: String, at :: Pos)
  Duplicate(name :: String, at :: Pos)
  StrayReturn(at :: Pos)
end

pub type Fault do
  TypeFault(op :: String, got :: String)
  NoSuchName(String)
  WrongArity(Int, Int)
  NotCallable(String)
  DivideByZero
  OutOfBounds(index :: Int, length :: Int)
  MissingKey(String)
  TooManySteps(limit :: Int)
  Raised(String)
end

pub struct PicoError do
  stage :: Stage
  message :: String
  at :: Pos
end deriving(Eq)

impl Display for PicoError do
  fn to_string(self) -> String do
    "${self.stage} error at ${self.at}: ${self.message}"
  end
end

impl From<LexError> for PicoError do
  fn from(e :: LexError) -> PicoError do
    case e do
      BadChar(ch, at) ->
        PicoError { stage: Lexing, message: "unexpected character `${ch}`", at: at }
      OpenString(at) -> PicoError { stage: Lexing, message: "unterminated string", at: at }
      BadNumber(text, at) -> PicoError { stage: Lexing, message: "bad number `${text}`", at: at }
    end
  end
end

impl From<ParseError> for PicoError do
  fn from(e :: ParseError) -> PicoError do
    PicoError {
      stage: Parsing,
      message: "expected ${e.wanted}, found ${e.found}",
      at: e.at,
    }
  end
end

impl From<ResolveError> for PicoError do
  fn from(e :: ResolveError) -> PicoError do
    let (message, at) = case e do
      Unbound(name, p) -> ("`${name}` is not defined", p)
      Duplicate(name, p) -> ("`${name}` is already defined in this scope", p)
      StrayReturn(p) -> ("`return` outside of a function", p)
    end
    PicoError { stage: Resolving, message: message, at: at }
  end
end

impl From<(Fault, Pos)> for PicoError do
  fn from(pair :: (Fault, Pos)) -> PicoError do
    let (fault, at) = pair
    PicoError { stage: Running, message: fault_text(fault), at: at }
  end
end

fn fault_text(TypeFault(op, got)) = "`${op}` cannot take ${got}"
fn fault_text(NoSuchName(n)) = "no variable `${n}`"
fn fault_text(WrongArity(want, got)) = "expected ${want} ${plural(want, "argument")}, got ${got}"
fn fault_text(NotCallable(what)) = "${what} cannot be called"
fn fault_text(DivideByZero) = "division by zero"
fn fault_text(OutOfBounds(i, n)) = "index ${i} out of range for length ${n}"
fn fault_text(MissingKey(k)) = "no key ${k}"
fn fault_text(TooManySteps(n)) = "stopped after ${n} steps"
fn fault_text(Raised(m)) = m

fn plural(1, word) = word
fn plural(_, word) = word <> "s"

## The message, the source line and a caret below the place.
pub fn describe(e :: PicoError, source :: String) -> String do
  let line = line_at(source, e.at)
  let caret = String.repeat(" ", e.at.column - 1) <> "^"
  "${e}\n| ${line}\n| ${caret}"
end
