//! Flat chains of operators to trees, from one table of levels. Keeps the grammar free of conflicts.

use crate::ast::{BinaryOp, Expr, ExprKind};
use crate::source::Span;
use crate::token::Tok;

/// What an infix token means: a level (1 binds loosest) and the operator; None is the pipe.
fn meaning(tok: Tok) -> (u8, Option<BinaryOp>) {
    match tok {
        Tok::Or | Tok::OrOr => (2, Some(BinaryOp::Or)),
        Tok::And | Tok::AndAnd => (3, Some(BinaryOp::And)),
        Tok::EqEq => (4, Some(BinaryOp::Eq)),
        Tok::NotEq => (4, Some(BinaryOp::Ne)),
        Tok::Less => (5, Some(BinaryOp::Lt)),
        Tok::Greater => (5, Some(BinaryOp::Gt)),
        Tok::LessEq => (5, Some(BinaryOp::Le)),
        Tok::GreaterEq => (5, Some(BinaryOp::Ge)),
        Tok::DotDot => (6, Some(BinaryOp::Range)),
        Tok::Diamond | Tok::PlusPlus => (7, Some(BinaryOp::Concat)),
        Tok::Plus => (8, Some(BinaryOp::Add)),
        Tok::Minus => (8, Some(BinaryOp::Sub)),
        Tok::Star => (9, Some(BinaryOp::Mul)),
        Tok::Slash => (9, Some(BinaryOp::Div)),
        Tok::Percent => (9, Some(BinaryOp::Mod)),
        _ => (1, None),
    }
}

/// An operator with its place and the operand after it.
pub struct Link {
    pub tok: Tok,
    pub span: Span,
    pub operand: Expr,
}

/// `first op operand op operand …` as a tree; every operator is left associative.
pub fn resolve(first: Expr, rest: Vec<Link>) -> Expr {
    if rest.is_empty() {
        return first;
    }
    let mut operands = vec![first];
    let mut operators: Vec<(u8, Option<BinaryOp>, Span)> = Vec::new();
    for link in rest {
        let (level, op) = meaning(link.tok);
        while operators.last().is_some_and(|top| top.0 >= level) {
            reduce(&mut operands, &mut operators);
        }
        operators.push((level, op, link.span));
        operands.push(link.operand);
    }
    while !operators.is_empty() {
        reduce(&mut operands, &mut operators);
    }
    operands.swap_remove(0)
}

fn reduce(operands: &mut Vec<Expr>, operators: &mut Vec<(u8, Option<BinaryOp>, Span)>) {
    let (Some((_, op, op_span)), Some(rhs), Some(lhs)) = (operators.pop(), operands.pop(), operands.pop()) else {
        return;
    };
    let span = lhs.span.to(rhs.span);
    let (lhs, rhs) = (Box::new(lhs), Box::new(rhs));
    let kind = match op {
        Some(op) => ExprKind::Binary { op, op_span, lhs, rhs },
        None => ExprKind::Pipe { lhs, rhs },
    };
    operands.push(Expr { kind, span });
}
