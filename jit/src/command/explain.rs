//! `meshjit explain`: diagnostics at length. The texts stand in the order of the catalogue.

use super::{help, unknown_flag, usage};
use crate::error::Error;
use lexopt::{Arg, Parser};
use mesh_syntax::diagnostics::Code;
use std::ffi::OsString;

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut wanted = None;
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::EXPLAIN)),
            Arg::Value(code) if wanted.is_none() => wanted = Some(code.to_string_lossy().into_owned()),
            flag => return Err(unknown_flag(&flag)),
        }
    }
    let wanted = wanted.ok_or_else(|| Error::Usage("`explain` needs a code such as E0012".into()))?;
    let known = Code::ALL.iter().find(|code| code.as_str().eq_ignore_ascii_case(&wanted));
    let code = known.ok_or_else(|| Error::Usage(format!("there is no diagnostic {wanted}")))?;
    println!("{}: {}\n\n{}", code.as_str(), code.title(), text(*code));
    Ok(0)
}

fn text(code: Code) -> &'static str {
    match code {
        Code::P0001 => {
            "The text does not follow the grammar. The message says what was found and what could stand there."
        }
        Code::E0001 => {
            "An expression has another type than its place asks for. Mesh converts nothing by itself: use a function\nsuch as Int.to_float or \"${x}\", or change the annotation that the second label shows."
        }
        Code::E0002 => {
            "A type would have to contain itself without end, as in `let f = fn(x) -> x(x)`, or an alias stands for itself.\nPut a struct or a sum type in between."
        }
        Code::E0003 => "A function, constructor or type is used with more or fewer arguments than it is declared with.",
        Code::E0004 => {
            "Nothing with this name is visible here, or several things are and nothing decides between them. Import the\nmodule, correct the spelling, or write the module in front."
        }
        Code::E0005 => "Only functions, closures and constructors can be called or stand behind `|>`.",
        Code::E0006 => {
            "The function or operator needs a trait that the type does not have. Write an `impl`, add `deriving`, or add a\n`where` bound to the generic function."
        }
        Code::E0007 => "An `impl` must define every method of its interface that has no default body.",
        Code::E0008 => "The method of an `impl` has other parameters or another result than its interface declares.",
        Code::E0009 => {
            "A struct literal must give every field once and no others; field access and updates need a field that exists."
        }
        Code::E0010 => "The sum type has no variant of this name.",
        Code::E0011 => {
            "All alternatives of an or-pattern must bind the same names, since the body uses them whichever matched."
        }
        Code::E0012 => "Some values match no arm. The message shows examples. Add arms for them, or a final `_ ->`.",
        Code::E0013 => {
            "A guard only decides whether an arm applies: return, break, continue, receive and ? cannot stand in it."
        }
        Code::E0014 => "A process of type Pid<M> takes messages of type M only.",
        Code::E0015 => "self() is the process that runs a function; at the top level of a module no function runs.",
        Code::E0016 => "spawn takes an actor with its arguments, or a function without parameters.",
        Code::E0017 => {
            "receive may stand in actors and in closures that are given directly to spawn, since only their messages have a\nknown type."
        }
        Code::E0018 => {
            "The `start` of a supervisor's child must be a function without parameters that returns the child's Pid."
        }
        Code::E0019 => {
            "The strategies are one_for_one, one_for_all, rest_for_one and simple_one_for_one, and children have different names."
        }
        Code::E0020 => "A child is restarted `permanent`, `transient` or `temporary`.",
        Code::E0021 => "A child's shutdown is a number of milliseconds that is not negative, or `brutal_kill`.",
        Code::E0022 => "A clause whose patterns match everything must be the last: clauses behind it could never run.",
        Code::E0023 => {
            "The name has a definition already. Clauses of one function must follow one another directly, and a pattern binds\na name once."
        }
        Code::E0024 => "All clauses of a closure must have the same number of parameters.",
        Code::E0025 => "What stands behind `when` must be a Bool.",
        Code::E0026 => "A type can implement an interface once.",
        Code::E0027 => {
            "Several interfaces that the type implements have a method of this name. Call it by its interface: Trait.method(x)."
        }
        Code::E0028 => {
            "deriving knows Eq, Ord, Display, Debug, Hash, Json, Row, Schema and Default; sum types and fields may rule some out."
        }
        Code::E0029 => "Ord means little without equality: derive Eq as well.",
        Code::E0030 => "The type has no method, and its module no function, of this name.",
        Code::E0031 => {
            "No module of this name belongs to the project or the library. Names follow paths: storage/db_pool.mpl is\nStorage.DbPool."
        }
        Code::E0032 => "break leaves the innermost loop; closures within a loop are outside of it.",
        Code::E0033 => {
            "continue goes to the next turn of the innermost loop; closures within a loop are outside of it."
        }
        Code::E0034 => "The module has no public item of this name.",
        Code::E0035 => "The item belongs to its module. Add `pub` to its definition to use it elsewhere.",
        Code::E0036 => {
            "`?` returns early with Err or None, so the function around it must return a Result or an Option."
        }
        Code::E0037 => {
            "`?` takes the value out of an Ok or a Some; the expression in front of it is neither a Result nor an Option."
        }
        Code::E0038 => "The type has no JSON form: functions, pids and types without deriving(Json) have none.",
        Code::E0039 => "Only Int, Float, Bool, String and Option of them can be read from a column of a database.",
        Code::E0040 => "An `impl` must say what every associated type of its interface is.",
        Code::E0041 => "The interface declares no associated type of this name.",
        Code::E0042 => "Self.X has a meaning only where an interface that declares X is in force.",
        Code::E0099 => {
            "The language has this construct, but this build cannot compile it yet. The message says what to write instead."
        }
        Code::W0001 => "The arms above match everything that this one does, so it never runs.",
        Code::W0002 => "Types are written at a function's first clause; what a later one says is ignored.",
        Code::W0003 => {
            "A pattern in upper case that names no variant in sight binds a variable and matches everything. Often a variant is\nmisspelt or not imported."
        }
        Code::C0001 => "The program cannot be built for a reason that has no place in its text.",
        Code::C0002 => {
            "This is a mistake in the compiler, not in the program. Please report it with the program that shows it."
        }
    }
}
