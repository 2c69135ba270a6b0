//! Types as the reader of a message writes them.

use super::infer::Infer;
use super::ty::{Ty, TyKind, Types};
use crate::names::hir::{GenericId, ModuleId, Program, TypeId};
use std::fmt::Write;

/// Names given to unresolved variables within one message.
struct Shower<'a> {
    program: &'a Program,
    types: &'a Types,
    /// Types of other modules are qualified; None: none is.
    module: Option<ModuleId>,
    letters: Vec<Ty>,
    qualify: bool,
}

/// Prints the types of a finished program: names of functions at types, dumps, tests.
pub struct Printer<'a> {
    program: &'a Program,
    types: &'a Types,
}

impl<'a> Printer<'a> {
    pub fn new(program: &'a Program, types: &'a Types) -> Printer<'a> {
        Printer { program, types }
    }

    pub fn text(&self, ty: Ty) -> String {
        let mut out = String::new();
        let letters = Vec::new();
        Shower { program: self.program, types: self.types, module: None, letters, qualify: false }.ty(ty, &mut out);
        out
    }

    /// `(params) -> ret`, and the message type of an actor, with names for variables that are common to all.
    pub fn signature(&self, params: &[Ty], ret: Option<Ty>, message: Option<Ty>) -> String {
        let letters = Vec::new();
        let mut shower = Shower { program: self.program, types: self.types, module: None, letters, qualify: false };
        let mut out = String::from("(");
        shower.list(params, &mut out);
        out.push(')');
        for (word, ty) in [(" -> ", ret), (" receives ", message)] {
            if let Some(ty) = ty {
                out.push_str(word);
                shower.ty(ty, &mut out);
            }
        }
        out
    }

    pub fn generic(&self, id: GenericId) -> String {
        match self.program.generics.get(id.index()) {
            Some(generic) => generic.name.to_string(),
            None => format!("t{}", id.index() - self.program.generics.len()),
        }
    }
}

impl Infer<'_> {
    pub fn show(&mut self, ty: Ty) -> String {
        let ty = self.resolve(ty);
        let mut out = String::new();
        self.shower(false).ty(ty, &mut out);
        out
    }

    fn shower(&self, qualify: bool) -> Shower<'_> {
        let module = Some(self.module);
        Shower { program: self.program, types: &self.types, module, letters: Vec::new(), qualify }
    }

    /// Two types of one message: their variables have common names, and equal names are told apart by module.
    pub fn show_both(&mut self, a: Ty, b: Ty) -> (String, String) {
        let (a, b) = (self.resolve(a), self.resolve(b));
        let both = |qualify: bool| {
            let mut shower = self.shower(qualify);
            let (mut left, mut right) = (String::new(), String::new());
            shower.ty(a, &mut left);
            shower.ty(b, &mut right);
            (left, right)
        };
        let plain = both(false);
        if plain.0 == plain.1 { both(true) } else { plain }
    }

    pub fn show_type_name(&self, id: TypeId) -> String {
        let mut out = String::new();
        self.shower(false).name(id, &mut out);
        out
    }
}

impl Shower<'_> {
    fn name(&self, id: TypeId, out: &mut String) {
        let def = &self.program.types[id.index()];
        let module = &self.program.modules[def.module.index()];
        let home = |module: ModuleId| self.program.modules[module.index()].home;
        let foreign = self.module.is_some_and(|m| home(m) != module.home);
        if (foreign || self.qualify) && !module.is_library {
            // A block's declarations are told from those of the same name elsewhere only where both are named.
            let shown = if self.qualify { def.module } else { module.home };
            let _ = write!(out, "{}.", self.program.modules[shown.index()].name);
        }
        let _ = write!(out, "{}", def.name);
    }

    fn list(&mut self, tys: &[Ty], out: &mut String) {
        for (i, &ty) in tys.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            self.ty(ty, out);
        }
    }

    fn letter(&mut self, ty: Ty, out: &mut String) {
        let index = self.letters.iter().position(|&t| t == ty).unwrap_or_else(|| {
            self.letters.push(ty);
            self.letters.len() - 1
        });
        out.push((b'a' + (index % 26) as u8) as char);
        if index >= 26 {
            let _ = write!(out, "{}", index / 26);
        }
    }

    fn ty(&mut self, ty: Ty, out: &mut String) {
        match self.types.kind(ty).clone() {
            TyKind::Var(_) => self.letter(ty, out),
            TyKind::Generic(id) => match self.program.generics.get(id.index()) {
                Some(generic) => {
                    let _ = write!(out, "{}", generic.name);
                }
                None => self.letter(ty, out),
            },
            TyKind::Con(id, args) => {
                self.name(id, out);
                if !args.is_empty() {
                    out.push('<');
                    self.list(&args, out);
                    out.push('>');
                }
            }
            TyKind::Tuple(items) => {
                out.push('(');
                self.list(&items, out);
                out.push(')');
            }
            TyKind::Fun(params, ret) => {
                out.push('(');
                self.list(&params, out);
                out.push_str(") -> ");
                self.ty(ret, out);
            }
            TyKind::Unit | TyKind::Never => out.push_str("()"),
            TyKind::Assoc { self_ty, name, .. } => {
                self.ty(self_ty, out);
                let _ = write!(out, ".{name}");
            }
            TyKind::Error => out.push('_'),
        }
    }
}
