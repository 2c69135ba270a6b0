//! Trees and tokens as text, for `emit` and for tests. The form is stable: every node is a parenthesised list that
//! stands on one line if it fits and is indented otherwise.

mod expr;
mod item;

use crate::ast::{Block, File, Ident, Path, Pattern, PatternKind, Stmt, StmtKind, Type, TypeKind};
use crate::token::Token;

const WIDTH: usize = 100;

/// The tokens after the layout pass, one a line: place, kind, text.
pub fn tokens(text: &str, tokens: &[Token]) -> String {
    let mut out = String::new();
    for token in tokens {
        let word = text.get(token.start as usize..token.end as usize).unwrap_or("");
        out.push_str(&format!("{}..{} {:?} {}\n", token.start, token.end, token.tok, word.escape_debug()));
    }
    out
}

/// The tree of a file.
pub fn file(file: &File) -> String {
    let mut out = String::new();
    for stmt in &file.stmts {
        stmt_node(stmt).write(0, &mut out);
        out.push('\n');
    }
    out
}

/// A node on the way to text.
enum Node {
    Word(String),
    List(Vec<Node>),
}

fn word(text: impl Into<String>) -> Node {
    Node::Word(text.into())
}

fn name(ident: &Ident) -> Node {
    word(ident.as_str())
}

fn quoted(text: &str) -> Node {
    word(format!("{text:?}"))
}

/// `(head part …)`
fn list(head: &str, parts: impl IntoIterator<Item = Node>) -> Node {
    Node::List(std::iter::once(word(head)).chain(parts).collect())
}

/// `(head part …)`, or nothing without parts.
fn list_if_any(head: &str, parts: impl IntoIterator<Item = Node>) -> Option<Node> {
    let parts: Vec<Node> = parts.into_iter().collect();
    (!parts.is_empty()).then(|| list(head, parts))
}

impl Node {
    /// What is left of a line's room behind the node; looks no further than the line goes.
    fn room_behind(&self, room: usize) -> Option<usize> {
        match self {
            Node::Word(text) => room.checked_sub(text.len()),
            Node::List(parts) => {
                let mut rest = room.checked_sub(1)?;
                for part in parts {
                    rest = part.room_behind(rest)?.checked_sub(1)?;
                }
                Some(rest)
            }
        }
    }

    fn write(&self, indent: usize, out: &mut String) {
        let parts = match self {
            Node::Word(text) => return out.push_str(text),
            Node::List(parts) => parts,
        };
        let flat = WIDTH.checked_sub(indent).and_then(|room| self.room_behind(room)).is_some();
        out.push('(');
        for (index, part) in parts.iter().enumerate() {
            let leads = matches!(part, Node::Word(_)) && index < 2;
            if index > 0 && (flat || leads) {
                out.push(' ');
            } else if index > 0 {
                out.push('\n');
                // The deeper parts of a long chain stand below each other, or the text would be as wide as it is long.
                out.push_str(&" ".repeat((indent + 2).min(WIDTH)));
            }
            part.write(indent + 2, out);
        }
        out.push(')');
    }
}

fn block(head: &str, block: &Block) -> Node {
    list(head, block.stmts.iter().map(stmt_node))
}

fn stmt_node(stmt: &Stmt) -> Node {
    match &stmt.kind {
        StmtKind::Item(item) => item::node(item),
        StmtKind::Expr(expr) => expr::node(expr),
        StmtKind::Let(binding) => {
            let head = if binding.is_pub { "pub-let" } else { "let" };
            let ty = binding.ty.iter().map(|ty| list("::", [type_node(ty)]));
            let value = expr::node(&binding.value);
            list(head, std::iter::once(pattern(&binding.pattern)).chain(ty).chain([value]))
        }
    }
}

fn path_text(path: &Path) -> String {
    let names: Vec<&str> = path.segments.iter().map(|segment| segment.as_str()).collect();
    names.join(".")
}

fn type_node(ty: &Type) -> Node {
    match &ty.kind {
        TypeKind::Path { path, args } if args.is_empty() => word(path_text(path)),
        TypeKind::Path { path, args } => list(&path_text(path), args.iter().map(type_node)),
        TypeKind::SelfType { assoc: None } => word("Self"),
        TypeKind::SelfType { assoc: Some(assoc) } => word(format!("Self.{}", assoc.as_str())),
        TypeKind::Fun { params, ret } => {
            list("Fun", [Node::List(params.iter().map(type_node).collect()), type_node(ret)])
        }
        TypeKind::Tuple(elements) => list("tuple", elements.iter().map(type_node)),
        TypeKind::Unit => word("()"),
        TypeKind::Option(inner) => list("?", [type_node(inner)]),
        TypeKind::Result { ok, err } => list("!", [type_node(ok), type_node(err)]),
    }
}

fn pattern(pattern_node: &Pattern) -> Node {
    match &pattern_node.kind {
        PatternKind::Wild => word("_"),
        PatternKind::Bind(ident) => name(ident),
        PatternKind::Int(value) => word(value.to_string()),
        PatternKind::Float(value) => word(format!("{value:?}")),
        PatternKind::Bool(value) => word(value.to_string()),
        PatternKind::Unit => word("()"),
        PatternKind::Atom(atom) => word(format!(":{atom}")),
        PatternKind::Str(text) => quoted(text),
        PatternKind::Tuple(parts) => list("tuple", parts.iter().map(pattern)),
        PatternKind::List(parts) => list("list", parts.iter().map(pattern)),
        PatternKind::Cons { head, tail } => list("cons", [pattern(head), pattern(tail)]),
        PatternKind::Or(parts) => list("or", parts.iter().map(pattern)),
        PatternKind::As { pattern: inner, name: ident } => list("as", [pattern(inner), name(ident)]),
        PatternKind::Variant { path, args: None } => word(path_text(path)),
        PatternKind::Variant { path, args: Some(args) } => list(&path_text(path), args.iter().map(pattern)),
    }
}
