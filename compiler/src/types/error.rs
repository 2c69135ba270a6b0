//! The diagnostics of inference, one constructor each, so that their words stand in one place.

use crate::names::hir::{Derive, GenericId};
use mesh_syntax::diagnostics::{Code, Diagnostic};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

/// Where an expectation comes from, for a second label.
#[derive(Clone, Copy, Debug, Default)]
pub struct Why(pub Option<(Span, &'static str)>);

impl Why {
    pub const NONE: Why = Why(None);

    pub fn new(span: Span, text: &'static str) -> Why {
        Why(Some((span, text)))
    }

    fn add(self, diagnostic: Diagnostic) -> Diagnostic {
        match self.0 {
            Some((span, text)) => diagnostic.secondary(span, text),
            None => diagnostic,
        }
    }
}

pub fn mismatch(span: Span, expected: &str, found: &str, why: Why) -> Diagnostic {
    let message = format!("type mismatch: expected `{expected}`, found `{found}`");
    why.add(Diagnostic::new(Code::E0001, message).label(span, format!("this has type `{found}`")))
}

/// For a tuple of which nothing tells how many components it has.
pub const UNKNOWN_TUPLE: &str = "annotate it with its type, as in `t :: (Int, String)`";

pub fn infinite(span: Span, ty: &str) -> Diagnostic {
    Diagnostic::new(Code::E0002, "infinite type").label(span, format!("`{ty}` would contain itself"))
}

pub fn too_large(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0002, "infinite type: the types here grow without a bound")
        .label(span, "a type in here has more parts than any program needs")
}

/// The place of a call or field that needs its own definition again at a larger type.
pub fn grows(span: Span) -> Diagnostic {
    Diagnostic::new(Code::E0002, "infinite type: the types here grow without a bound")
        .label(span, "leads back to itself at a larger type each time")
}

pub fn arguments(span: Span, expected: usize, found: usize) -> Diagnostic {
    Diagnostic::new(Code::E0003, format!("expected {expected} argument(s), found {found}"))
        .label(span, format!("expected {expected} argument(s)"))
}

pub fn ambiguous_arity(span: Span, name: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0004, format!("ambiguous use of `{name}`"))
        .label(span, "functions of several arities have this name")
        .help(format!("wrap it in a closure: `fn x -> {name}(x) end`"))
}

pub fn not_a_function(span: Span, ty: &str) -> Diagnostic {
    Diagnostic::new(Code::E0005, format!("`{ty}` is not a function")).label(span, "cannot be called")
}

pub fn unsatisfied(span: Span, ty: &str, trait_name: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0006, format!("type `{ty}` does not satisfy trait `{trait_name}`"))
        .label(span, format!("`{ty}` does not implement `{trait_name}`"))
}

/// A type variable with a name lacks the trait.
pub fn unbounded(span: Span, variable: &str, trait_name: Symbol) -> Diagnostic {
    unsatisfied(span, variable, trait_name).help(format!("a bound says that it does: `where {variable}: {trait_name}`"))
}

pub fn missing_method(span: Span, trait_name: Symbol, target: &str, method: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0007, format!("impl of `{trait_name}` for `{target}` is missing method `{method}`"))
        .label(span, format!("`{method}` is not here"))
}

pub fn wrong_signature(span: Span, method: Symbol, expected: &str, found: &str, decl: Span) -> Diagnostic {
    Diagnostic::new(
        Code::E0008,
        format!("method `{method}` has wrong signature: expected `{expected}`, found `{found}`"),
    )
    .label(span, format!("expected `{expected}`"))
    .secondary(decl, "declared here")
}

pub fn missing_fields(span: Span, ty: &str, fields: &[Symbol]) -> Diagnostic {
    let list = fields.iter().map(|f| format!("`{f}`")).collect::<Vec<_>>().join(", ");
    let s = if fields.len() == 1 { "" } else { "s" };
    Diagnostic::new(Code::E0009, format!("missing field{s} {list} in `{ty}`")).label(span, format!("lacks {list}"))
}

pub fn unknown_field(span: Span, ty: &str, field: Symbol, known: &[Symbol]) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::E0009, format!("unknown field `{field}` in `{ty}`"))
        .label(span, format!("`{ty}` has no field `{field}`"));
    with_fields(diagnostic, known)
}

pub fn duplicate_field(span: Span, ty: &str, field: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0009, format!("duplicate field `{field}` in `{ty}`")).label(span, "given twice")
}

pub fn no_field(span: Span, ty: &str, field: Symbol, known: &[Symbol]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Code::E0009, format!("type `{ty}` has no field `{field}`")).label(span, "no such field");
    with_fields(diagnostic, known)
}

/// The type of the receiver is open.
pub fn of_unknown(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.help("nothing says of which type the value before the dot is: annotate it")
}

fn with_fields(diagnostic: Diagnostic, known: &[Symbol]) -> Diagnostic {
    if known.is_empty() {
        return diagnostic;
    }
    let list = known.iter().map(|f| format!("`{f}`")).collect::<Vec<_>>().join(", ");
    diagnostic.help(format!("available: {list}"))
}

pub fn not_a_struct(span: Span, ty: &str) -> Diagnostic {
    Diagnostic::new(Code::E0009, format!("type `{ty}` has no fields to update, unknown field"))
        .label(span, "an update needs a struct value")
}

pub fn non_exhaustive(span: Span, ty: &str, missing: &str) -> Diagnostic {
    Diagnostic::new(Code::E0012, format!("non-exhaustive match on `{ty}`: missing patterns [{missing}]"))
        .label(span, format!("not covered: {missing}"))
}

pub fn redundant(span: Span) -> Diagnostic {
    Diagnostic::new(Code::W0001, "redundant match arm").label(span, "never matches: earlier arms cover it")
}

pub fn message_type(span: Span, expected: &str, found: &str) -> Diagnostic {
    Diagnostic::new(Code::E0014, format!("message type mismatch: expected `{expected}`, found `{found}`"))
        .label(span, format!("the process accepts `{expected}`"))
}

pub fn spawn_non_function(span: Span, ty: &str) -> Diagnostic {
    Diagnostic::new(Code::E0016, "cannot spawn non-function").label(span, format!("this has type `{ty}`"))
}

pub fn child_start(span: Span, child: Symbol, found: &str) -> Diagnostic {
    Diagnostic::new(Code::E0018, format!("child `{child}` start function must return Pid"))
        .label(span, format!("this has type `{found}`"))
}

pub fn guard(span: Span, found: &str) -> Diagnostic {
    Diagnostic::new(Code::E0025, "guard expression must return `Bool`").label(span, format!("this has type `{found}`"))
}

pub fn duplicate_impl(span: Span, trait_name: Symbol, target: &str, first: Span) -> Diagnostic {
    let message = format!("duplicate impl: `{trait_name}` is already implemented for `{target}`");
    Diagnostic::new(Code::E0026, message).label(span, "duplicate impl").secondary(first, "already implemented here")
}

pub fn ambiguous_method(span: Span, method: Symbol, ty: &str, traits: &[Symbol]) -> Diagnostic {
    let list = traits.iter().map(|t| format!("`{t}`")).collect::<Vec<_>>().join(" and ");
    let diagnostic = Diagnostic::new(Code::E0027, format!("ambiguous method `{method}` for type `{ty}`"))
        .label(span, format!("offered by {list}"));
    match traits.first() {
        Some(first) => diagnostic.help(format!("call it as `{first}.{method}(…)`")),
        None => diagnostic,
    }
}

pub fn no_method(span: Span, method: Symbol, ty: &str, similar: Option<&str>) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Code::E0030, format!("no method `{method}` on type `{ty}`")).label(span, "no such method");
    match similar {
        Some(similar) => diagnostic.help(format!("did you mean `{similar}`?")),
        None => diagnostic,
    }
}

pub fn try_outside(span: Span, found: &str) -> Diagnostic {
    Diagnostic::new(Code::E0036, "`?` operator requires function to return `Result` or `Option`")
        .label(span, format!("the function returns `{found}`"))
}

pub fn try_operand(span: Span, found: &str) -> Diagnostic {
    Diagnostic::new(Code::E0037, "`?` operator requires `Result` or `Option`")
        .label(span, format!("this has type `{found}`"))
}

pub fn json_field(span: Span, field: &str, ty: &str) -> Diagnostic {
    Diagnostic::new(Code::E0038, format!("field `{field}` of type `{ty}` is not JSON-serializable"))
        .label(span, "has no JSON form")
}

pub fn json_value(span: Span, ty: &str) -> Diagnostic {
    Diagnostic::new(Code::E0038, format!("type `{ty}` is not JSON-serializable")).label(span, "has no JSON form")
}

pub fn row_field(span: Span, field: Symbol, ty: &str) -> Diagnostic {
    let message = format!("field `{field}` has type `{ty}` which cannot be mapped from a database row");
    Diagnostic::new(Code::E0039, message).label(span, "must be String, Int, Float, Bool or an Option of these")
}

pub fn missing_assoc(span: Span, trait_name: Symbol, name: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0040, format!("missing associated type `{name}` in impl of `{trait_name}`"))
        .label(span, format!("needs `type {name} = …`"))
}

pub fn undeclared_assoc(span: Span, trait_name: Symbol, name: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0041, format!("associated type `{name}` is not declared by the trait `{trait_name}`"))
        .label(span, "not declared by the trait")
}

pub fn unresolved_assoc(span: Span, name: Symbol) -> Diagnostic {
    Diagnostic::new(Code::E0042, format!("cannot resolve associated type `Self.{name}`"))
        .label(span, "no such type here")
}

pub fn derive_name(derive: Derive) -> &'static str {
    match derive {
        Derive::Eq => "Eq",
        Derive::Ord => "Ord",
        Derive::Display => "Display",
        Derive::Debug => "Debug",
        Derive::Hash => "Hash",
        Derive::Json => "Json",
        Derive::Row => "Row",
        Derive::Schema => "Schema",
    }
}

/// Ids above the program's own generics are those that generalisation made.
pub fn is_declared(id: GenericId, declared: usize) -> bool {
    id.index() < declared
}
