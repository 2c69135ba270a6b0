//! Which places break together: after and before brackets and between their elements, around the statements of a body, and
//! before the steps of a pipe chain, and before what a definition or an arm is.

use super::piece::Source;
use super::space::Signs;
use crate::token::Tok;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Bracket,
    Body,
    Pipe,
    /// What stands behind the `=` of a definition, the arrow of an arm, or that of a clause of a closure with several.
    Tail,
}

#[derive(Debug)]
pub struct Group {
    pub kind: Kind,
    /// The opening and the closing piece; of a chain the first and the last `|>`, of a tail its first and last piece.
    pub open: usize,
    pub close: usize,
    /// How many groups it lies in.
    pub depth: usize,
    pub broken: bool,
    /// The body of a definition, which hangs from the definition's first line.
    pub hangs: bool,
    /// The word that a body belongs to, like `if`: its lines hang from the line of that.
    pub head: Option<usize>,
    /// The tail of a closure's clause, which stands where a statement does.
    pub is_clause: bool,
}

impl Group {
    fn new(kind: Kind, at: usize, depth: usize) -> Group {
        Group { kind, open: at, close: at, depth, broken: false, hangs: false, head: None, is_clause: false }
    }
}

/// What a line break in a gap would be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Within a statement.
    Inside,
    /// No place to break.
    Never,
    /// Between the statements of the file.
    Top,
    /// A statement or an element of the group starts.
    Start(usize),
    /// The group is closed, or goes on with a word like `else` on the level of what opened it.
    Level(usize),
    /// A step of the chain.
    Step(usize),
    /// The tail.
    Tail(usize),
}

pub struct Groups {
    pub groups: Vec<Group>,
    /// For every gap but the last.
    pub roles: Vec<Role>,
    /// The bracket or body that a piece opens.
    pub opened: Vec<Option<usize>>,
    /// The one that it closes.
    pub closed: Vec<Option<usize>>,
}

struct Frame {
    group: usize,
    tok: Tok,
    statement: Statement,
    /// The `do` to come continues the body, after `else if`.
    reopens: bool,
    /// The arrow to come starts the body of a further closure clause.
    arrow: bool,
    /// Of a closure, the bodies of its clauses.
    clauses: Vec<Clause>,
}

struct Clause {
    first: usize,
    tail: usize,
    is_single: bool,
}

/// The statement or element that is being read.
#[derive(Default)]
struct Statement {
    /// Its first token.
    head: Option<Tok>,
    chain: Option<usize>,
    tail: Option<usize>,
    /// Words like `if` whose bodies are to come.
    heads: Vec<usize>,
    /// Commas separate parameters of a closure that is being read, not elements.
    in_params: bool,
}

/// Whether a line never ends behind the token.
fn keeps_next(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::Pipe
            | Tok::Dot
            | Tok::BarOpen
            | Tok::Bang
            | Tok::Not
            | Tok::Fn
            | Tok::FnDef
            | Tok::Let
            | Tok::Pub
            | Tok::If
            | Tok::ElseIf
            | Tok::Case
            | Tok::While
            | Tok::For
    )
}

impl Frame {
    /// Whether a bar separates clauses here.
    fn is_closure(&self) -> bool {
        self.tok == Tok::FnArrow && self.statement.head != Some(Tok::Let)
    }
}

struct Finder<'s, 't> {
    source: &'s Source<'t>,
    signs: &'s Signs,
    out: Groups,
    stack: Vec<Frame>,
    /// The one outside of all frames.
    top: Statement,
    /// Angle brackets of types that are open.
    angles: usize,
    /// The next gap starts a statement of this group.
    starts: Option<usize>,
}

pub fn find(source: &Source<'_>, signs: &Signs) -> Groups {
    let count = source.pieces.len();
    let out = Groups { groups: vec![], roles: vec![], opened: vec![None; count], closed: vec![None; count] };
    let top = Statement::default();
    let mut finder = Finder { source, signs, out, stack: vec![], top, angles: 0, starts: None };
    for at in 0..count {
        let role = finder.piece(at);
        finder.out.roles.push(role);
    }
    finder.finish_statement(count);
    finder.break_as_written();
    finder.out
}

impl Finder<'_, '_> {
    fn tok(&self, at: usize) -> Option<Tok> {
        self.source.pieces.get(at).map(|piece| piece.tok)
    }

    fn piece(&mut self, at: usize) -> Role {
        let tok = self.source.pieces[at].tok;
        let starts = self.starts.take();
        let role = match (tok.closes(), starts) {
            (true, _) => self.close(at),
            (false, Some(group)) => self.begin(at, tok, group),
            (false, None) => self.role(at, tok),
        };
        self.after(at, tok);
        role
    }

    fn statement(&mut self) -> &mut Statement {
        match self.stack.last_mut() {
            Some(frame) => &mut frame.statement,
            None => &mut self.top,
        }
    }

    /// The statement or element ends before the piece.
    fn finish_statement(&mut self, at: usize) {
        if let Some(tail) = std::mem::take(self.statement()).tail {
            self.out.groups[tail].close = at - 1;
        }
    }

    /// A statement or an element begins.
    fn begin(&mut self, at: usize, tok: Tok, group: usize) -> Role {
        self.finish_statement(at);
        self.statement().head = Some(tok);
        self.clause_statement(at, tok);
        if tok == Tok::Terminate { Role::Level(group) } else { Role::Start(group) }
    }

    /// Notes a statement of a closure's clause.
    fn clause_statement(&mut self, at: usize, tok: Tok) {
        let is_first = matches!(self.tok(at - 1), Some(Tok::FnArrow | Tok::Arrow)) && tok != Tok::Bar;
        let depth = self.stack.len();
        let Some(frame) = self.stack.last_mut().filter(|frame| frame.tok == Tok::FnArrow) else { return };
        if is_first {
            frame.clauses.push(Clause { first: at, tail: self.out.groups.len(), is_single: true });
            self.out.groups.push(Group { is_clause: true, ..Group::new(Kind::Tail, at, depth) });
        } else if let Some(clause) = frame.clauses.last_mut() {
            clause.is_single = false;
        }
    }

    /// The body of a clause ends before the piece.
    fn finish_clause(&mut self, at: usize) {
        if let Some(clause) = self.stack.last().and_then(|frame| frame.clauses.last()) {
            self.out.groups[clause.tail].close = at - 1;
        }
    }

    /// Of several clauses each that is one expression may stay on its line; other bodies break with the closure.
    fn settle_clauses(&mut self, clauses: &[Clause]) {
        for clause in clauses {
            if clauses.len() > 1 && clause.is_single {
                self.out.roles[clause.first] = Role::Tail(clause.tail);
            } else {
                self.out.groups[clause.tail].broken = true;
            }
        }
    }

    fn role(&mut self, at: usize, tok: Tok) -> Role {
        let Some(frame) = self.stack.last() else {
            if self.source.gaps[at].term || at == 0 {
                self.finish_statement(at);
                self.top.head = Some(tok);
                return Role::Top;
            }
            return self.inside(at, tok);
        };
        let group = frame.group;
        let is_body = self.out.groups[group].kind == Kind::Body;
        if is_body && self.source.gaps[at].term {
            return self.begin(at, tok, group);
        }
        let is_clause = is_body && tok == Tok::Bar && frame.is_closure();
        if is_body && (matches!(tok, Tok::Else | Tok::ElseIf | Tok::After) || is_clause) {
            self.finish_statement(at);
            if is_clause {
                self.finish_clause(at);
            }
            return Role::Level(group);
        }
        let loose = !is_body && frame.tok == Tok::LBrace && tok == Tok::Lower && self.tok(at + 1) == Some(Tok::Colon);
        if loose {
            return self.begin(at, tok, group);
        }
        self.inside(at, tok)
    }

    fn inside(&mut self, at: usize, tok: Tok) -> Role {
        if self.statement().tail.is_none() && self.is_tail(at) {
            let depth = self.stack.len();
            self.out.groups.push(Group::new(Kind::Tail, at, depth));
            let group = self.out.groups.len() - 1;
            self.statement().tail = Some(group);
            return Role::Tail(group);
        }
        let previous = at.checked_sub(1).and_then(|before| self.tok(before));
        match tok {
            Tok::Pipe => Role::Step(self.step(at)),
            Tok::Do | Tok::DoTrailing | Tok::Comma | Tok::BarClose => Role::Never,
            _ if previous.is_some_and(keeps_next) => Role::Never,
            _ => Role::Inside,
        }
    }

    /// Whether the piece is the first behind the `=` of a definition or the arrow of an arm.
    fn is_tail(&mut self, at: usize) -> bool {
        let in_body = self.stack.last().is_none_or(|frame| self.out.groups[frame.group].kind == Kind::Body);
        let in_closure = self.stack.last().is_some_and(Frame::is_closure);
        let head = self.statement().head;
        let defines = matches!(head, Some(Tok::FnDef | Tok::Let | Tok::Pub | Tok::Type | Tok::KwIntrinsic));
        match at.checked_sub(1).and_then(|before| self.tok(before)) {
            Some(Tok::Assign) => in_body,
            Some(Tok::Arrow) => in_body && !in_closure && !defines && !self.stack.is_empty(),
            _ => false,
        }
    }

    fn step(&mut self, at: usize) -> usize {
        let depth = self.stack.len();
        let group = match self.statement().chain {
            Some(group) => group,
            None => {
                self.out.groups.push(Group::new(Kind::Pipe, at, depth));
                self.out.groups.len() - 1
            }
        };
        self.statement().chain = Some(group);
        self.out.groups[group].close = at;
        group
    }

    /// Opens what the piece opens, and says whether a statement or an element comes next.
    fn after(&mut self, at: usize, tok: Tok) {
        match tok {
            Tok::Fn => self.statement().in_params = true,
            Tok::FnArrow | Tok::Do => self.statement().in_params = false,
            Tok::If | Tok::While | Tok::For | Tok::Case | Tok::Match => self.statement().heads.push(at),
            _ => {}
        }
        let reopened = tok == Tok::Do && self.stack.last().is_some_and(|frame| frame.reopens);
        if tok.opens() && !reopened {
            let kind = if matches!(tok, Tok::Do | Tok::DoTrailing | Tok::FnArrow) { Kind::Body } else { Kind::Bracket };
            let depth = self.stack.len();
            let defines = self.statement().tail.is_none();
            let hangs = defines
                && kind == Kind::Body
                && matches!(self.statement().head, Some(Tok::FnDef | Tok::Pub | Tok::Impl));
            let head = if tok == Tok::Do { self.statement().heads.pop() } else { None };
            self.out.groups.push(Group { hangs, head, ..Group::new(kind, at, depth) });
            let group = self.out.groups.len() - 1;
            self.out.opened[at] = Some(group);
            let statement = Statement::default();
            self.stack.push(Frame { group, tok, statement, reopens: false, arrow: false, clauses: vec![] });
        }
        if self.signs.is_angle(at) {
            self.angles = if tok == Tok::Less { self.angles + 1 } else { self.angles.saturating_sub(1) };
        }
        let (next, in_types) = (self.tok(at + 1), self.angles > 0);
        let Some(frame) = self.stack.last_mut() else { return };
        let is_body = self.out.groups[frame.group].kind == Kind::Body;
        let starts = match tok {
            Tok::ElseIf if is_body => {
                frame.reopens = true;
                false
            }
            Tok::Do if reopened => {
                frame.reopens = false;
                true
            }
            Tok::Bar if is_body && frame.is_closure() => {
                frame.arrow = true;
                false
            }
            Tok::Arrow if frame.arrow => {
                frame.arrow = false;
                true
            }
            Tok::Comma => !is_body && !in_types && !frame.statement.in_params,
            Tok::Else | Tok::BarClose => is_body,
            // Parameters of the body stay with what opens it.
            tok => tok.opens() && next != Some(Tok::BarOpen),
        };
        self.starts = starts.then_some(frame.group);
    }

    fn close(&mut self, at: usize) -> Role {
        self.finish_statement(at);
        self.finish_clause(at);
        let Some(frame) = self.stack.pop() else { return Role::Inside };
        self.settle_clauses(&frame.clauses);
        self.out.groups[frame.group].close = at;
        self.out.closed[at] = Some(frame.group);
        Role::Level(frame.group)
    }

    /// Breaks what the writer has broken: a body with a newline between its statements, a bracket with one behind it, a chain
    /// with one before a step; and what a comment breaks.
    fn break_as_written(&mut self) {
        for (at, role) in self.out.roles.iter().enumerate() {
            let gap = &self.source.gaps[at];
            let (Role::Start(group) | Role::Level(group) | Role::Step(group) | Role::Tail(group)) = *role else {
                continue;
            };
            let group = &mut self.out.groups[group];
            let is_loose = self.source.pieces[at].tok == Tok::Lower
                && at > group.open + 1
                && self.source.pieces[at - 1].tok != Tok::Comma;
            group.broken |= match group.kind {
                _ if gap.must_break() => true,
                Kind::Body | Kind::Pipe | Kind::Tail => gap.has_newline(),
                Kind::Bracket => (at == group.open + 1 && at != group.close && gap.has_newline()) || is_loose,
            };
        }
    }
}
