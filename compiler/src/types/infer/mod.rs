//! The state of inference and its course: declarations, then binding groups, then the tables for `ssa`.

pub use group::components;

mod call;
mod declare;
mod deferred;
mod expr;
mod finish;
mod group;
mod item;
mod literal;
mod local;
mod messages;
mod method;
mod operator;
mod pattern;
mod process;
mod solve;

use super::derive::Conditions;
use super::error::{self, Why};
use super::generalize::Scheme;
use super::growth;
use super::traits::ImplTable;
use super::ty::{Ty, TyKind, Types, flag};
use super::typed::{BodyTypes, Meaning, Typed};
use super::unify::{Clash, Vars};
use crate::names::hir::*;
use deferred::Deferred;
use local::LocalTy;
use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::{FileId, Span};
use messages::Messages;
use rustc_hash::{FxHashMap, FxHashSet};
use solve::Obligation;
use std::rc::Rc;

/// Types without arguments that are asked for all the time.
#[derive(Clone, Copy)]
pub struct Prim {
    pub int: Ty,
    pub float: Ty,
    pub bool: Ty,
    pub string: Ty,
    pub atom: Ty,
    pub range: Ty,
    pub json: Ty,
    /// The unchecked pid.
    pub pid: Ty,
    pub unit: Ty,
    pub never: Ty,
    pub error: Ty,
}

/// What `return`, `?`, `self()` and `receive` refer to.
pub struct Frame {
    pub ret: Ty,
    pub why: Why,
    pub message: Option<Ty>,
    /// `self()` has the message type.
    pub is_actor: bool,
    /// An arm for ordinary messages was seen.
    pub receives: bool,
    /// `main` without a result type: its body may have any type beside what `?` asks for.
    pub loose: bool,
}

/// An operator whose meaning depends on what its operand's type comes to be.
pub struct Operation {
    pub node: usize,
    pub expr: ExprId,
    pub trait_id: TraitId,
    pub self_ty: Ty,
}

/// The name of a variant that several visible types have, taken for one of them by default.
pub struct Guessed<'p> {
    node: usize,
    span: Span,
    chosen: (TypeId, u32),
    list: &'p [(TypeId, u32)],
}

pub struct Infer<'p> {
    pub program: &'p Program,
    pub lang: LangItems,
    pub prim: Prim,
    pub types: Types,
    pub vars: Vars,
    /// Depth of definitions being generalised; 0 holds what is never general.
    pub level: u32,
    pub diagnostics: Vec<Diagnostic>,
    /// The module whose code is looked at, for the names of types in messages.
    pub module: ModuleId,
    pub here: Span,

    pub impls: ImplTable,
    pub fields: Vec<Vec<Vec<Ty>>>,
    pub pending: Vec<Obligation>,
    pub deferred: Vec<Deferred>,
    pub progressing: bool,
    /// Results of operators are not waited for any more.
    pub settling: bool,
    pub progressed: u32,
    pub proved: FxHashSet<(TraitId, Ty)>,
    /// While what waits is decided by force: the types that depend on a member of another type that is not known.
    pub awaited: FxHashSet<Ty>,
    /// Declared variables that were found to lack a bound.
    pub unbounded: FxHashSet<(GenericId, TraitId)>,
    /// Variants that several types have, where nothing said which type was meant.
    pub guessed: Vec<Guessed<'p>>,
    pub assumptions: FxHashMap<GenericId, Vec<(TraitId, Vec<Ty>)>>,
    pub trait_selves: FxHashSet<GenericId>,
    /// Parameters and results without a type in a trait's declaration: associated types that every impl's own method
    /// gives. The method and the parameter (None: the result).
    pub synth: FxHashMap<(TraitId, Symbol), (u32, Option<usize>)>,
    pub into_by_hand: bool,
    pub derive_conditions: FxHashMap<(TraitId, TypeId), Conditions>,
    pub next_generic: u32,

    pub method_traits: FxHashMap<Symbol, Vec<(TraitId, u32)>>,
    /// Methods of impls that their trait does not declare.
    pub inherent: FxHashMap<(TypeId, Symbol), Vec<FnId>>,
    pub module_fns: FxHashMap<(ModuleId, Symbol), Vec<FnId>>,
    pub field_index: FxHashMap<Symbol, Vec<(TypeId, u32)>>,
    pub service_of: FxHashMap<FnId, ServiceId>,

    pub sigs: Vec<Option<Rc<Scheme>>>,
    /// Whether the signature may be instantiated already.
    pub poly: Vec<bool>,
    pub in_group: FxHashSet<usize>,
    pub const_tys: Vec<Option<Ty>>,
    /// Constants that are general, once their group is done.
    pub const_schemes: Vec<Option<Rc<Scheme>>>,
    pub service_states: Vec<Option<Ty>>,

    /// By node: functions, then initialisers.
    pub bodies: Vec<BodyTypes>,
    pub node: usize,
    pub body: &'p Body,
    /// What `Self` means in the body.
    pub body_scope: declare::TyScope,
    pub env: Vec<Option<LocalTy>>,
    pub frames: Vec<Frame>,
    pub mono_fn_uses: Vec<(usize, ExprId, FnId)>,
    pub mono_const_uses: Vec<(usize, ExprId, ConstId)>,
    pub mono_local_uses: Vec<(usize, ExprId, LocalId)>,
    pub local_uses: Vec<(usize, LocalId, Vec<Ty>)>,
    pub operations: Vec<Operation>,
    pub messages: Messages,
    /// Locals whose scheme has conditions.
    pub constrained_locals: FxHashSet<(usize, LocalId)>,
}

/// Types for the whole program, and what is wrong with it.
pub fn infer(program: &Program) -> (Typed, Vec<Diagnostic>) {
    // Without the library's items nothing can be typed; `names` has said which one is missing.
    let Some(lang) = program.lang.clone() else {
        return (Typed::default(), Vec::new());
    };
    let empty = Body::default();
    let mut cx = Infer::new(program, lang, &empty);
    cx.declare();
    cx.check_derives();
    for group in cx.groups() {
        cx.group(&group);
    }
    let (mut typed, mut diagnostics) = cx.finish();
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(growth::check(program, &mut typed));
    }
    (typed, diagnostics)
}

impl<'p> Infer<'p> {
    fn new(program: &'p Program, lang: LangItems, empty: &'p Body) -> Infer<'p> {
        let mut types = Types::default();
        let prim = Prim {
            int: types.con(lang.int, &[]),
            float: types.con(lang.float, &[]),
            bool: types.con(lang.bool, &[]),
            string: types.con(lang.string, &[]),
            atom: types.con(lang.atom, &[]),
            range: types.con(lang.range, &[]),
            json: types.con(lang.json, &[]),
            pid: types.con(lang.pid, &[]),
            unit: types.unit(),
            never: types.never(),
            error: types.error(),
        };
        let nodes = program.fns.len() + program.inits.len();
        let mut bodies = Vec::with_capacity(nodes);
        bodies.resize_with(nodes, BodyTypes::default);
        Infer {
            program,
            impls: ImplTable { lang: Some(lang.clone()), ..ImplTable::default() },
            lang,
            prim,
            types,
            vars: Vars::default(),
            level: 0,
            diagnostics: Vec::new(),
            module: ModuleId(0),
            here: Span::new(FileId(0), 0, 0),
            fields: Vec::new(),
            pending: Vec::new(),
            deferred: Vec::new(),
            progressing: false,
            settling: false,
            progressed: 0,
            proved: FxHashSet::default(),
            awaited: FxHashSet::default(),
            unbounded: FxHashSet::default(),
            guessed: Vec::new(),
            assumptions: FxHashMap::default(),
            trait_selves: FxHashSet::default(),
            synth: FxHashMap::default(),
            into_by_hand: false,
            derive_conditions: FxHashMap::default(),
            next_generic: program.generics.len() as u32,
            method_traits: FxHashMap::default(),
            inherent: FxHashMap::default(),
            module_fns: FxHashMap::default(),
            field_index: FxHashMap::default(),
            service_of: FxHashMap::default(),
            sigs: vec![None; program.fns.len()],
            poly: vec![false; program.fns.len()],
            in_group: FxHashSet::default(),
            const_tys: vec![None; program.consts.len()],
            const_schemes: vec![None; program.consts.len()],
            service_states: vec![None; program.services.len()],
            bodies,
            node: 0,
            body: empty,
            body_scope: declare::TyScope::MODULE,
            env: Vec::new(),
            frames: Vec::new(),
            mono_fn_uses: Vec::new(),
            mono_const_uses: Vec::new(),
            mono_local_uses: Vec::new(),
            local_uses: Vec::new(),
            operations: Vec::new(),
            messages: Messages::default(),
            constrained_locals: FxHashSet::default(),
        }
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub fn sig(&self, function: FnId) -> Option<Rc<Scheme>> {
        self.sigs[function.index()].clone()
    }

    pub fn kind(&self, ty: Ty) -> &TyKind {
        self.types.kind(self.shallow(ty))
    }

    pub fn expr_at(&self, id: ExprId) -> &'p Expr {
        &self.body.exprs[id.index()]
    }

    pub fn span_of(&self, id: ExprId) -> Span {
        self.body.exprs[id.index()].span
    }

    pub fn set_ty(&mut self, id: ExprId, ty: Ty) {
        self.bodies[self.node].exprs[id.index()] = ty;
    }

    pub fn mean(&mut self, id: ExprId, meaning: Meaning) {
        self.bodies[self.node].meanings.insert(id, meaning);
    }

    pub fn list_of(&mut self, item: Ty) -> Ty {
        self.types.con(self.lang.list, &[item])
    }

    pub fn pid_of(&mut self, message: Ty) -> Ty {
        self.types.con(self.lang.pid, &[message])
    }

    /// Arguments of a type with this head.
    pub fn con_args(&self, ty: Ty, id: TypeId) -> Option<Box<[Ty]>> {
        match self.kind(ty) {
            TyKind::Con(found, args) if *found == id => Some(args.clone()),
            _ => None,
        }
    }

    /// Unifies, or reports that the types differ. True when they agree.
    pub fn expect(&mut self, span: Span, want: Ty, found: Ty, why: Why) -> bool {
        let Err(clash) = self.unify(want, found) else {
            return true;
        };
        self.clash(span, want, found, clash, why);
        false
    }

    /// Whether a function of several parameters stands where one of a tuple of as many is meant.
    fn takes_apart(&self, want: Ty, found: Ty) -> bool {
        let (TyKind::Fun(one, _), TyKind::Fun(several, _)) = (self.types.kind(want), self.types.kind(found)) else {
            return false;
        };
        matches!(one[..], [only] if matches!(self.kind(only), TyKind::Tuple(items) if items.len() == several.len()))
    }

    pub fn clash(&mut self, span: Span, want: Ty, found: Ty, clash: Clash, why: Why) {
        let (want, found) = (self.resolve(want), self.resolve(found));
        if self.types.has(want, flag::ERROR) || self.types.has(found, flag::ERROR) {
            return;
        }
        let (want_text, found_text) = self.show_both(want, found);
        let diagnostic = match clash {
            Clash::Mismatch if self.takes_apart(want, found) => {
                error::mismatch(span, &want_text, &found_text, why).help("`fn ((a, b)) -> …` takes a pair apart")
            }
            Clash::Mismatch => {
                let diagnostic = error::mismatch(span, &want_text, &found_text, why);
                self.explain_guess(want, found, diagnostic)
            }
            Clash::Infinite => error::infinite(span, &found_text),
        };
        self.report(diagnostic);
        if matches!(clash, Clash::Infinite) {
            // No type fits the variable, and what is said of it from here on would only repeat that.
            let error = self.prim.error;
            if let Some(var) = [want, found].into_iter().find(|&ty| self.is_var(ty)) {
                let _ = self.unify(var, error);
            }
        }
    }

    /// Two types that share a variant clash: mostly because a mere name of it was taken for that of the wrong one.
    fn explain_guess(&self, want: Ty, found: Ty, diagnostic: Diagnostic) -> Diagnostic {
        let (&TyKind::Con(want, _), &TyKind::Con(found, _)) = (self.types.kind(want), self.types.kind(found)) else {
            return diagnostic;
        };
        let guess = self.guessed.iter().rev().find(|guess| {
            let other = if guess.chosen.0 == want { found } else { want };
            guess.node == self.node
                && (guess.chosen.0 == want || guess.chosen.0 == found)
                && guess.list.iter().any(|&(id, _)| id == other)
        });
        let Some(guess) = guess else { return diagnostic };
        let def = &self.program.types[guess.chosen.0.index()];
        let TypeDefKind::Sum { variants } = &def.kind else { return diagnostic };
        let Some(variant) = variants.get(guess.chosen.1 as usize) else { return diagnostic };
        let other = if guess.chosen.0 == want { found } else { want };
        let other = self.program.types[other.index()].name;
        diagnostic
            .secondary(guess.span, format!("this is `{}.{}`", def.name, variant.name))
            .help(format!("write `{other}.{}` where the other one is meant", variant.name))
    }
}
