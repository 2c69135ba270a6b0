//! What name resolution has to say, one small function for each message. Knows wording and labels, decides nothing.

use mesh_syntax::ast::Ident;
use mesh_syntax::diagnostics::{Code, Diagnostic};
use mesh_syntax::source::Span;

fn maybe_help(diagnostic: Diagnostic, similar: Option<&str>) -> Diagnostic {
    match similar {
        Some(name) => diagnostic.help(format!("did you mean `{name}`?")),
        None => diagnostic,
    }
}

// ── modules ──

pub fn circular(path: &[&str], span: Option<Span>) -> Diagnostic {
    let message = format!("Circular dependency: {}", path.join(" -> "));
    match span {
        Some(span) => Diagnostic::at(Code::C0001, span, message),
        None => Diagnostic::new(Code::C0001, message),
    }
}

pub fn self_import(module: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::C0001, span, format!("Module '{module}' cannot import itself"))
}

pub fn unknown_module(name: &str, span: Span, similar: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::at(Code::E0031, span, format!("module `{name}` not found"));
    maybe_help(diagnostic, similar)
}

pub fn not_exported(name: Ident, module: &str, available: &str, similar: Option<&str>) -> Diagnostic {
    let what = if available.is_empty() { "nothing" } else { available };
    let message = format!("`{}` is not exported by module `{module}`; available: {what}", name.as_str());
    maybe_help(Diagnostic::at(Code::E0034, name.span, message), similar)
}

pub fn private(name: Ident, module: &str) -> Diagnostic {
    let message = format!("`{}` is private in module `{module}`; add `pub` to make it accessible", name.as_str());
    Diagnostic::at(Code::E0035, name.span, message)
}

pub fn no_main() -> Diagnostic {
    Diagnostic::new(Code::C0001, "no main function").help("add `fn main() do … end` to the entry module")
}

pub fn library_lacks(item: &str) -> Diagnostic {
    Diagnostic::new(Code::C0001, format!("the standard library lacks `{item}`"))
}

// ── names ──

pub fn undefined_variable(name: Ident, similar: Option<&str>) -> Diagnostic {
    let message = format!("undefined variable `{}`", name.as_str());
    maybe_help(Diagnostic::at(Code::E0004, name.span, message), similar)
}

/// A module of the program that the file does not import.
pub fn unimported_module(name: Ident, module: &str) -> Diagnostic {
    undefined_variable(name, None).help(format!("add `import {module}` to use the module"))
}

pub fn undefined_type(name: &str, span: Span, similar: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::at(Code::E0004, span, format!("undefined type `{name}`"));
    maybe_help(diagnostic, similar)
}

/// A type variable that nothing declares.
pub fn undeclared_variable(diagnostic: Diagnostic, name: &str) -> Diagnostic {
    diagnostic.help(format!("a type variable is declared behind the name: `fn f<{name}>(…)`, `struct S<{name}> do`"))
}

/// `T.Item` for a variable `T`.
pub fn part_of_variable(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic
        .help("associated types are named only as `Self.…` in interfaces and impls; leave the annotation out here")
}

pub fn undefined_interface(name: &str, span: Span, similar: Option<&str>) -> Diagnostic {
    let message = format!("undefined type or interface `{name}`");
    maybe_help(Diagnostic::at(Code::E0004, span, message), similar)
}

pub fn not_a_type(name: &str, what: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0004, format!("undefined type `{name}`")).label(span, format!("this is {what}, not a type"))
}

pub fn not_a_struct(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0004, format!("undefined type `{name}`")).label(span, "this is not a struct")
}

pub fn later_function(name: Ident) -> Diagnostic {
    let message = format!("undefined variable `{}`", name.as_str());
    Diagnostic::at(Code::E0004, name.span, message)
        .help("the nested function of this name comes after a `let`; move the functions next to each other")
}

pub fn must_be_called(name: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0004, span, format!("`{name}` can only be called; it is no value of its own"))
}

pub fn already_defined(name: &str, span: Span, previous: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::at(Code::E0023, span, format!("`{name}` is already defined"));
    match previous {
        Some(previous) => diagnostic.secondary(previous, "first defined here"),
        None => diagnostic,
    }
}

pub fn not_consecutive(name: &str, arity: usize, span: Span, previous: Span) -> Diagnostic {
    let message = format!("function `{name}/{arity}` is already defined; one function must have consecutive clauses");
    Diagnostic::at(Code::E0023, span, message).secondary(previous, "earlier clauses are here")
}

pub fn bound_twice(name: Ident) -> Diagnostic {
    let message = format!("`{}` is already defined in this pattern", name.as_str());
    Diagnostic::at(Code::E0023, name.span, message)
}

// ── types ──

pub fn cyclic_alias(name: Ident) -> Diagnostic {
    let message = format!("infinite type: the alias `{}` contains itself", name.as_str());
    Diagnostic::at(Code::E0002, name.span, message)
}

pub fn argument_count(expected: usize, found: usize, span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0003, span, format!("expected {expected} argument(s), found {found}"))
}

pub fn unresolved_assoc(name: Ident) -> Diagnostic {
    let message = format!("cannot resolve associated type `Self.{}` here", name.as_str());
    Diagnostic::at(Code::E0042, name.span, message)
}

pub fn cannot_derive(derive: Ident, ty: &str) -> Diagnostic {
    Diagnostic::at(Code::E0028, derive.span, format!("cannot derive `{}` for `{ty}`", derive.as_str()))
}

pub fn ord_without_eq(ty: &str, span: Span) -> Diagnostic {
    let message = format!("deriving `Ord` for `{ty}` requires `Eq` to also be derived");
    Diagnostic::at(Code::E0029, span, message).help("add `Eq` to the list")
}

pub fn unknown_variant(name: Ident, ty: Option<&str>, similar: Option<&str>) -> Diagnostic {
    let of = ty.map(|ty| format!(" of `{ty}`")).unwrap_or_default();
    let message = format!("unknown variant `{}`{of}", name.as_str());
    maybe_help(Diagnostic::at(Code::E0010, name.span, message), similar)
}

pub fn no_method(name: Ident, owner: &str, similar: Option<&str>) -> Diagnostic {
    let message = format!("no method `{}` in {owner}", name.as_str());
    maybe_help(Diagnostic::at(Code::E0030, name.span, message), similar)
}

// ── functions, patterns, control ──

/// `whose`: the function, as a reader would call it.
pub fn after_catch_all(whose: &str, clause: Span, catch_all: Span) -> Diagnostic {
    let message = format!("catch-all clause must be the last clause of {whose}");
    Diagnostic::at(Code::E0022, catch_all, message).secondary(clause, "this clause can never run")
}

/// `what`: `pub` or annotations.
pub fn later_annotation(what: &str, name: &str, span: Span) -> Diagnostic {
    let message = format!("{what} on a non-first clause of `{name}` will be ignored");
    Diagnostic::at(Code::W0002, span, message)
}

pub fn clause_arity(expected: usize, found: usize, span: Span) -> Diagnostic {
    let message =
        format!("all clauses must have the same number of parameters: the first has {expected}, this one {found}");
    Diagnostic::at(Code::E0024, span, message)
}

pub fn treated_as_variable(name: Ident) -> Diagnostic {
    let message = format!("`{}` is no known variant and is treated as a variable", name.as_str());
    Diagnostic::at(Code::W0003, name.span, message)
}

pub fn or_pattern(names: &[&str], span: Span) -> Diagnostic {
    let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("or-pattern binding mismatch: {} not bound in every alternative", list.join(", "));
    Diagnostic::at(Code::E0011, span, message)
}

pub fn in_guard(what: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0013, span, format!("invalid guard expression: {what} is not allowed in a guard"))
}

pub fn self_outside(span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0015, span, "self() used outside actor")
        .help("`self()` is allowed in function and actor bodies")
}

pub fn receive_outside(span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0017, span, "receive used outside actor block")
        .help("`receive` is allowed in actor bodies and in closures passed directly to `spawn`")
}

pub fn outside_loop(keyword: &str, span: Span) -> Diagnostic {
    let code = if keyword == "break" { Code::E0032 } else { Code::E0033 };
    Diagnostic::at(code, span, format!("`{keyword}` outside of loop"))
}

pub fn pipe_target(span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0005, span, "the right side of `|>` is not a function")
        .help("write a function, a call, a closure or a parenthesised expression")
}

pub fn syntax(message: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::P0001, span, format!("Parse error: {message}"))
}

// ── services and supervisors ──

pub fn service_without_init(name: Ident) -> Diagnostic {
    let message = format!("service `{}` is missing method `init`", name.as_str());
    Diagnostic::at(Code::E0007, name.span, message)
}

pub fn unknown_strategy(word: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0019, span, format!("unknown supervision strategy `{word}`"))
        .help("one of: one_for_one, one_for_all, rest_for_one, simple_one_for_one")
}

pub fn bad_limit(what: &str, least: i64, span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0019, span, format!("`{what}` must be an integer of at least {least}"))
}

pub fn duplicate_child(name: Ident, previous: Span) -> Diagnostic {
    Diagnostic::at(Code::E0019, name.span, format!("duplicate child `{}`", name.as_str()))
        .secondary(previous, "first child of this name")
}

pub fn bad_restart(word: &str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0020, span, format!("invalid restart type `{word}`"))
        .help("one of: permanent, transient, temporary")
}

pub fn bad_shutdown(span: Span) -> Diagnostic {
    Diagnostic::at(Code::E0021, span, "invalid shutdown value").help("write milliseconds or `brutal_kill`")
}

pub fn child_without_start(name: Ident) -> Diagnostic {
    let message = format!("child `{}` start function must return Pid, but it has none", name.as_str());
    Diagnostic::at(Code::E0018, name.span, message)
}
