//! Expressions as lists.

use super::item::params;
use super::{Node, block, list, name, path_text, pattern, quoted, word};
use crate::ast::*;

pub(super) fn node(expr: &Expr) -> Node {
    match &expr.kind {
        ExprKind::Int(value) => word(value.to_string()),
        ExprKind::Float(value) => word(format!("{value:?}")),
        ExprKind::Bool(value) => word(value.to_string()),
        ExprKind::Unit => word("()"),
        ExprKind::Atom(atom) => word(format!(":{atom}")),
        ExprKind::Str(text) => quoted(text),
        ExprKind::Interpolated(parts) => list("string", parts.iter().map(string_part)),
        ExprKind::Name(ident) => name(ident),
        ExprKind::SelfRef => word("self"),
        ExprKind::Builtin(builtin) => word(builtin.as_str()),
        ExprKind::Paren(inner) => list("paren", [node(inner)]),
        ExprKind::Tuple(parts) => list("tuple", parts.iter().map(node)),
        ExprKind::List(parts) => list("list", parts.iter().map(node)),
        ExprKind::Map(pairs) => list("map", pairs.iter().map(|(key, value)| list("=>", [node(key), node(value)]))),
        ExprKind::Update { base, fields } => list("update", [node(base)].into_iter().chain(fields.iter().map(field))),
        ExprKind::StructLit { path, fields } => {
            list("new", [word(path_text(path))].into_iter().chain(fields.iter().map(field)))
        }
        ExprKind::Unary { op, operand, .. } => list(op.as_str(), [node(operand)]),
        ExprKind::Binary { op, lhs, rhs, .. } => list(op.as_str(), [node(lhs), node(rhs)]),
        ExprKind::Pipe { lhs, rhs } => list("|>", [node(lhs), node(rhs)]),
        ExprKind::Call(call) => call_node(call),
        ExprKind::Dot { base, name: member } => list(".", [node(base), name(member)]),
        ExprKind::Index { base, index } => list("index", [node(base), node(index)]),
        ExprKind::Try(inner) => list("try", [node(inner)]),
        ExprKind::If(branches) => if_node(branches),
        ExprKind::Case(case) => list("case", [node(&case.scrutinee)].into_iter().chain(case.arms.iter().map(arm))),
        ExprKind::While { cond, body } => list("while", [node(cond), block("do", body)]),
        ExprKind::For(looped) => for_node(looped),
        ExprKind::Receive(receive) => {
            let after = receive.after.iter().map(|after| list("after", [node(&after.timeout), node(&after.body)]));
            list("receive", receive.arms.iter().map(arm).chain(after))
        }
        ExprKind::Closure(closure) => closure_node(closure),
        ExprKind::Return(value) => list("return", value.iter().map(|value| node(value))),
        ExprKind::Break => word("break"),
        ExprKind::Continue => word("continue"),
        ExprKind::Error => word("<error>"),
    }
}

fn string_part(part: &StrPart) -> Node {
    match part {
        StrPart::Text(text) => quoted(text),
        StrPart::Expr(expr) => list("$", [node(expr)]),
    }
}

fn field(field: &FieldInit) -> Node {
    list(&format!("{}:", field.name.as_str()), [node(&field.value)])
}

fn call_node(call: &Call) -> Node {
    let mut parts = vec![node(&call.callee)];
    parts.extend(call.args.iter().map(node));
    parts.extend(call.kwargs.iter().map(field));
    parts.extend(call.trailing.iter().map(|closure| list("do", [closure_node(closure)])));
    list("call", parts)
}

fn for_node(looped: &For) -> Node {
    let mut parts = vec![pattern(&looped.pattern), node(&looped.iterable)];
    parts.extend(looped.filter.iter().map(|filter| list("when", [node(filter)])));
    parts.push(block("do", &looped.body));
    list("for", parts)
}

fn if_node(branches: &If) -> Node {
    let arms = branches.arms.iter().flat_map(|arm| [node(&arm.cond), block("do", &arm.body)]);
    list("if", arms.chain(branches.otherwise.iter().map(|body| block("else", body))))
}

fn arm(arm: &Arm) -> Node {
    let guard = arm.guard.iter().map(|guard| list("when", [node(guard)]));
    list("arm", [pattern(&arm.pattern)].into_iter().chain(guard).chain([node(&arm.body)]))
}

fn closure_node(closure: &Closure) -> Node {
    let clauses = closure.clauses.iter().map(|clause| {
        let guard = clause.guard.iter().map(|guard| list("when", [node(guard)]));
        list("clause", [params(&clause.params)].into_iter().chain(guard).chain([block("do", &clause.body)]))
    });
    list("closure", clauses)
}
