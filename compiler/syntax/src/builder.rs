//! What the grammar's actions need beside their parts: the text, the comments, and helpers that build nodes whose
//! form the grammar accepts more widely than the language does.

use std::cell::RefCell;

use crate::ast::*;
use crate::diagnostics::Diagnostic;
use crate::error;
use crate::intern::Symbol;
use crate::lexer::Comment;
use crate::source::{FileId, Span};

/// The state that actions share.
pub struct Cx<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub docs: &'a [Comment],
    pub diagnostics: RefCell<Vec<Diagnostic>>,
}

/// A parameter of a closure written without parentheses; a group may turn out to be the whole parameter list.
pub enum ClosureParam {
    Group(Vec<Param>, Span),
    One(Param),
}

pub enum ActorPart {
    Stmt(Stmt),
    Terminate(Block, Span),
}

pub enum Argument {
    Positional(Expr),
    Keyword(FieldInit),
}

/// A member of a struct, interface, impl, service, supervisor or child body; each body takes the kinds it knows.
pub enum Member {
    Field(Field),
    Schema(Option<SchemaItem>),
    Variant(Variant),
    TypeName(Ident),
    AssocType(AssocType),
    Fn(Box<FnDef>),
    Handler(Box<Handler>),
    Setting(Setting),
    Child(Option<Child>),
    Broken,
}

impl<'a> Cx<'a> {
    pub fn span(&self, start: u32, end: u32) -> Span {
        // An empty rule ends at the token before it, which may lie before its start.
        Span::new(self.file, start, end.max(start))
    }

    pub fn text(&self, start: u32, end: u32) -> &'a str {
        &self.text[start as usize..end as usize]
    }

    pub fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    pub fn ident(&self, start: u32, end: u32) -> Ident {
        Ident { name: Symbol::new(self.text(start, end)), span: self.span(start, end) }
    }

    pub fn atom(&self, start: u32, end: u32) -> Symbol {
        Symbol::new(self.text(start + 1, end))
    }

    pub fn int(&self, start: u32, end: u32) -> i64 {
        let digits = self.text(start, end).replace('_', "");
        let (radix, digits) = match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("0x") => (16, &digits[2..]),
            Some("0b") => (2, &digits[2..]),
            Some("0o") => (8, &digits[2..]),
            _ => (10, digits.as_str()),
        };
        i64::from_str_radix(digits, radix).unwrap_or_else(|_| {
            self.report(error::integer_range(self.span(start, end)));
            0
        })
    }

    pub fn float(&self, start: u32, end: u32) -> f64 {
        // The lexer has checked the form, and every such form has a value.
        self.text(start, end).replace('_', "").parse().unwrap_or(0.0)
    }

    /// The value of a string token with its quotes.
    pub fn string(&self, start: u32, end: u32) -> Box<str> {
        let raw = self.text(start, end);
        let quotes = if raw.starts_with("\"\"\"") && raw.len() >= 6 { 3 } else { 1 };
        self.unescape(&raw[quotes..raw.len() - quotes])
    }

    pub fn string_part(&self, start: u32, end: u32) -> Box<str> {
        self.unescape(self.text(start, end))
    }

    fn unescape(&self, raw: &str) -> Box<str> {
        if !raw.contains('\\') {
            return raw.into();
        }
        let mut value = String::with_capacity(raw.len());
        let mut chars = raw.chars();
        while let Some(c) = chars.next() {
            if c != '\\' {
                value.push(c);
                continue;
            }
            match chars.next() {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some('r') => value.push('\r'),
                Some('0') => value.push('\0'),
                Some(other) => value.push(other),
                None => {}
            }
        }
        value.into()
    }

    /// The documentation comments that end directly before `start`, only white space between.
    pub fn doc(&self, start: u32) -> Doc {
        let end = self.docs.partition_point(|comment| comment.end <= start);
        let mut first = end;
        let mut next = start;
        while first > 0 {
            let comment = self.docs[first - 1];
            if !self.text(comment.end, next).trim().is_empty() {
                break;
            }
            next = comment.start;
            first -= 1;
        }
        (first < end).then(|| doc_text(self.text, &self.docs[first..end], 2))
    }

    pub fn item(&self, start: u32, end: u32, is_pub: bool, kind: Box<ItemKind>) -> Stmt {
        let span = self.span(start, end);
        let item = Item { is_pub, doc: self.doc(start), kind: *kind, span };
        Stmt { kind: StmtKind::Item(Box::new(item)), span }
    }

    pub fn binding(&self, start: u32, end: u32, is_pub: bool, mut binding: Box<Let>) -> Stmt {
        binding.is_pub = is_pub;
        binding.doc = self.doc(start);
        Stmt { kind: StmtKind::Let(binding), span: self.span(start, end) }
    }

    pub fn expr(&self, start: u32, end: u32, kind: ExprKind) -> Expr {
        Expr { kind, span: self.span(start, end) }
    }

    pub fn broken(&self, start: u32, end: u32) -> Stmt {
        let span = self.span(start, end);
        Stmt { kind: StmtKind::Expr(Expr { kind: ExprKind::Error, span }), span }
    }

    pub fn pattern(&self, start: u32, end: u32, kind: PatternKind) -> Pattern {
        Pattern { kind, span: self.span(start, end) }
    }

    pub fn param(&self, start: u32, end: u32, pattern: Pattern, ty: Option<Type>) -> Param {
        Param { pattern, is_self: false, ty, span: self.span(start, end) }
    }

    pub fn self_param(&self, start: u32, word_end: u32, end: u32, ty: Option<Type>) -> Param {
        let pattern = self.pattern(start, word_end, PatternKind::Bind(self.ident(start, word_end)));
        Param { pattern, is_self: true, ty, span: self.span(start, end) }
    }

    /// Parentheses of patterns: nothing is unit, one is grouping, more are a tuple.
    pub fn pattern_group(&self, span: Span, mut patterns: Vec<Pattern>) -> Pattern {
        match patterns.len() {
            0 => Pattern { kind: PatternKind::Unit, span },
            1 => patterns.swap_remove(0),
            _ => Pattern { kind: PatternKind::Tuple(patterns), span },
        }
    }

    pub fn or_pattern(&self, mut alternatives: Vec<Pattern>) -> Pattern {
        if alternatives.len() == 1 {
            return alternatives.swap_remove(0);
        }
        let span = alternatives[0].span.to(alternatives[alternatives.len() - 1].span);
        Pattern { kind: PatternKind::Or(alternatives), span }
    }

    pub fn cons(&self, start: u32, end: u32, head: Pattern, tail: Pattern) -> Pattern {
        let kind = PatternKind::Cons { head: Box::new(head), tail: Box::new(tail) };
        self.pattern(start, end, kind)
    }

    pub fn as_pattern(&self, start: u32, end: u32, pattern: Pattern, name: Ident) -> Pattern {
        self.pattern(start, end, PatternKind::As { pattern: Box::new(pattern), name })
    }

    /// A group among several parameters is a tuple pattern.
    pub fn group_pattern(&self, params: Vec<Param>, span: Span) -> Pattern {
        for param in &params {
            if param.ty.is_some() || param.is_self {
                self.report(error::expected(param.span, "a pattern here, not an annotated parameter"));
            }
        }
        self.pattern_group(span, params.into_iter().map(|param| param.pattern).collect())
    }

    pub fn plain_param(&self, param: ClosureParam) -> Param {
        match param {
            ClosureParam::One(param) => param,
            ClosureParam::Group(params, span) => {
                Param { pattern: self.group_pattern(params, span), is_self: false, ty: None, span }
            }
        }
    }

    /// `fn (p, q) -> …` has two parameters, `fn (p, q), r -> …` a pair and one more.
    pub fn closure_params(&self, mut params: Vec<ClosureParam>) -> Vec<Param> {
        if let [ClosureParam::Group(..)] = params.as_slice()
            && let Some(ClosureParam::Group(inner, _)) = params.pop()
        {
            return inner;
        }
        params.into_iter().map(|param| self.plain_param(param)).collect()
    }

    pub fn ty(&self, start: u32, end: u32, kind: TypeKind) -> Type {
        Type { kind, span: self.span(start, end) }
    }

    pub fn path_type(&self, span: Span, path: Path, args: Vec<Type>) -> Type {
        if path.segments[0].as_str() != "Self" {
            return Type { kind: TypeKind::Path { path, args }, span };
        }
        if path.segments.len() > 2 || !args.is_empty() {
            self.report(error::expected(span, "`Self` or `Self.Name`"));
        }
        Type { kind: TypeKind::SelfType { assoc: path.segments.get(1).copied() }, span }
    }

    pub fn fun_type(&self, span: Span, word: Ident, params: Vec<Type>, ret: Type) -> Type {
        if word.as_str() != "Fun" {
            self.report(error::expected(word.span, "`Fun` before the parameters of a function type"));
        }
        Type { kind: TypeKind::Fun { params, ret: Box::new(ret) }, span }
    }

    pub fn tuple_type(&self, span: Span, mut elements: Vec<Type>) -> Type {
        let kind = match elements.len() {
            0 => TypeKind::Unit,
            1 => return elements.swap_remove(0),
            _ => TypeKind::Tuple(elements),
        };
        Type { kind, span }
    }

    pub fn call(
        &self,
        start: u32,
        end: u32,
        callee: Expr,
        arguments: Vec<Argument>,
        do_closure: Option<Closure>,
    ) -> Expr {
        let mut args = Vec::with_capacity(arguments.len());
        let mut kwargs: Vec<FieldInit> = Vec::new();
        for argument in arguments {
            match argument {
                Argument::Keyword(field) => kwargs.push(field),
                Argument::Positional(expr) => {
                    if !kwargs.is_empty() {
                        self.report(error::expected(expr.span, "`name: value`; keyword arguments come last"));
                    }
                    args.push(expr);
                }
            }
        }
        self.expr(start, end, ExprKind::Call(Box::new(Call { callee, args, kwargs, trailing: do_closure })))
    }

    pub fn builtin(&self, start: u32, end: u32) -> Expr {
        let builtin = match self.text(start, end) {
            "spawn" => Builtin::Spawn,
            "send" => Builtin::Send,
            "link" => Builtin::Link,
            _ => Builtin::Monitor,
        };
        self.expr(start, end, ExprKind::Builtin(builtin))
    }

    /// The operand before `{` must be `A.B`.
    pub fn struct_literal(&self, start: u32, end: u32, operand: Expr, fields: Vec<FieldInit>) -> Expr {
        let mut segments = Vec::new();
        let span = operand.span;
        let mut at = &operand;
        let named = loop {
            match &at.kind {
                ExprKind::Name(name) if name.is_upper() => {
                    segments.push(*name);
                    break true;
                }
                ExprKind::Dot { base, name } if name.is_upper() => {
                    segments.push(*name);
                    at = base;
                }
                _ => break false,
            }
        };
        if !named {
            self.report(error::expected(span, "the name of a struct before `{`"));
            return self.expr(start, end, ExprKind::Error);
        }
        segments.reverse();
        self.expr(start, end, ExprKind::StructLit { path: Path { segments, span }, fields })
    }

    pub fn actor(&self, name: Ident, params: Vec<Param>, parts: Vec<ActorPart>, body_span: Span) -> ItemKind {
        let mut stmts = Vec::with_capacity(parts.len());
        let mut terminate: Option<(Block, Span)> = None;
        for part in parts {
            match (part, &terminate) {
                (ActorPart::Stmt(stmt), _) => stmts.push(stmt),
                (ActorPart::Terminate(_, span), Some((_, first))) => {
                    self.report(error::second_terminate(span, *first));
                }
                (ActorPart::Terminate(block, span), None) => terminate = Some((block, span)),
            }
        }
        let body = Block { stmts, span: body_span };
        ItemKind::Actor(Actor { name, params, body, terminate: terminate.map(|(block, _)| block) })
    }

    /// The head of a function; what follows it is added by `with_body`.
    pub fn function(
        &self,
        name: Ident,
        generics: Vec<Ident>,
        params: Vec<Param>,
        ret: Option<Type>,
        bounds: Vec<Bound>,
    ) -> Box<FnDef> {
        let span = name.span;
        let (guard, body) = (None, None);
        let intrinsic = false;
        Box::new(FnDef { doc: None, name, generics, params, ret, bounds, guard, body, intrinsic, span })
    }

    pub fn with_body(
        &self,
        start: u32,
        end: u32,
        mut def: Box<FnDef>,
        guard: Option<Expr>,
        body: Option<Block>,
    ) -> Box<FnDef> {
        def.guard = guard.map(Box::new);
        def.body = body;
        def.span = self.span(start, end);
        def
    }

    pub fn method(&self, mut def: Box<FnDef>) -> Member {
        def.doc = self.doc(def.span.start);
        Member::Fn(def)
    }

    pub fn expression_body(&self, expr: Expr) -> Block {
        let span = expr.span;
        Block { stmts: vec![Stmt { kind: StmtKind::Expr(expr), span }], span }
    }

    pub fn schema(&self, span: Span, word: Ident, wanted: &[&str], kind: Option<SchemaKind>) -> Member {
        let Some(kind) = kind.filter(|_| wanted.contains(&word.as_str())) else {
            let list: Vec<String> = wanted.iter().map(|name| format!("`{name}`")).collect();
            self.report(error::expected(word.span, &format!("{} or a field `name :: Type`", list.join(", "))));
            return Member::Schema(None);
        };
        Member::Schema(Some(SchemaItem { kind, span }))
    }

    pub fn relation(&self, span: Span, word: Ident, name: Symbol, target: Ident) -> Member {
        let kind = match word.as_str() {
            "belongs_to" => Some(Relation::BelongsTo),
            "has_many" => Some(Relation::HasMany),
            "has_one" => Some(Relation::HasOne),
            _ => None,
        };
        let kind = kind.map(|kind| SchemaKind::Relation { kind, name, target });
        self.schema(span, word, &["belongs_to", "has_many", "has_one"], kind)
    }

    pub fn structure(
        &self,
        name: Ident,
        generics: Vec<Ident>,
        body: Vec<Member>,
        deriving: Option<Vec<Ident>>,
    ) -> ItemKind {
        let mut fields = Vec::new();
        let mut schema = Vec::new();
        for member in body {
            match member {
                Member::Field(field) => fields.push(field),
                Member::Schema(Some(item)) => schema.push(item),
                _ => {}
            }
        }
        ItemKind::Struct(Struct { name, generics, fields, schema, deriving })
    }

    pub fn sum_type(
        &self,
        name: Ident,
        generics: Vec<Ident>,
        body: Vec<Member>,
        deriving: Option<Vec<Ident>>,
    ) -> ItemKind {
        let variants = body.into_iter().filter_map(|m| if let Member::Variant(v) = m { Some(v) } else { None });
        ItemKind::SumType(SumType { name, generics, variants: variants.collect(), deriving })
    }

    pub fn interface(&self, name: Ident, generics: Vec<Ident>, body: Vec<Member>) -> ItemKind {
        let mut assoc = Vec::new();
        let mut methods = Vec::new();
        for member in body {
            match member {
                Member::TypeName(name) => assoc.push(name),
                Member::Fn(def) => methods.push(*def),
                _ => {}
            }
        }
        ItemKind::Interface(Interface { name, generics, assoc, methods })
    }

    pub fn implementation(
        &self,
        interface: Path,
        type_args: Vec<Type>,
        target: Type,
        bounds: Vec<Bound>,
        body: Vec<Member>,
    ) -> ItemKind {
        let mut assoc = Vec::new();
        let mut methods = Vec::new();
        for member in body {
            match member {
                Member::AssocType(ty) => assoc.push(ty),
                Member::Fn(def) => methods.push(*def),
                _ => {}
            }
        }
        ItemKind::Impl(Impl { interface, type_args, target, bounds, assoc, methods })
    }

    pub fn service(&self, name: Ident, body: Vec<Member>) -> ItemKind {
        let mut functions = Vec::new();
        let mut handlers = Vec::new();
        for member in body {
            match member {
                Member::Fn(def) => functions.push(*def),
                Member::Handler(handler) => handlers.push(*handler),
                _ => {}
            }
        }
        ItemKind::Service(Service { name, functions, handlers })
    }

    fn setting(&self, setting: Setting, allowed: &[&str], into: &mut Vec<Setting>) {
        if allowed.contains(&setting.key.as_str()) {
            into.push(setting);
            return;
        }
        let list: Vec<String> = allowed.iter().map(|name| format!("`{name}`")).collect();
        self.report(error::expected(setting.key.span, &list.join(", ")));
    }

    pub fn child(&self, span: Span, word: Ident, name: Ident, body: Vec<Member>) -> Member {
        if word.as_str() != "child" {
            self.report(error::expected(word.span, "`child`"));
            return Member::Child(None);
        }
        let mut settings = Vec::new();
        for member in body {
            if let Member::Setting(setting) = member {
                self.setting(setting, &["start", "restart", "shutdown"], &mut settings);
            }
        }
        Member::Child(Some(Child { name, settings, span }))
    }

    pub fn supervisor(&self, name: Ident, body: Vec<Member>) -> ItemKind {
        let mut settings = Vec::new();
        let mut children = Vec::new();
        for member in body {
            match member {
                Member::Setting(setting) => {
                    self.setting(setting, &["strategy", "max_restarts", "max_seconds"], &mut settings);
                }
                Member::Child(Some(child)) => children.push(child),
                _ => {}
            }
        }
        ItemKind::Supervisor(Supervisor { name, settings, children })
    }
}

/// The comments without their marks, lines joined.
pub fn doc_text(text: &str, comments: &[Comment], mark: usize) -> Box<str> {
    let lines: Vec<&str> = comments
        .iter()
        .map(|comment| {
            let line = &text[comment.start as usize + mark..comment.end as usize];
            line.strip_prefix(' ').unwrap_or(line).trim_end()
        })
        .collect();
    lines.join("\n").into()
}
