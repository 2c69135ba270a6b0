//! Type variables and unification: a table beside the interned types says what each variable stands for. Knows nothing of
//! expressions or traits.

use super::infer::Infer;
use super::ty::{Ty, TyKind, Types, flag};

#[derive(Clone, Copy, Debug)]
pub enum VarState {
    /// Generalised when its level is above that of the definition around it.
    Unbound(u32),
    Bound(Ty),
}

/// What every variable stands for.
#[derive(Default, Debug)]
pub struct Vars {
    states: Vec<VarState>,
    /// Earlier states while a trial runs, so that it can be undone.
    trail: Vec<(u32, VarState)>,
    trials: u32,
    /// Number of bindings so far: nothing that waits for one needs to be looked at while this stands still.
    pub binds: u32,
}

impl Vars {
    pub fn fresh(&mut self, level: u32) -> u32 {
        self.states.push(VarState::Unbound(level));
        self.states.len() as u32 - 1
    }

    pub fn level(&self, var: u32) -> u32 {
        match self.states[var as usize] {
            VarState::Unbound(level) => level,
            VarState::Bound(_) => 0,
        }
    }

    fn set(&mut self, var: u32, state: VarState) {
        if self.trials > 0 {
            self.trail.push((var, self.states[var as usize]));
        }
        self.states[var as usize] = state;
    }

    pub fn bind(&mut self, var: u32, ty: Ty) {
        self.binds += 1;
        self.set(var, VarState::Bound(ty));
    }

    pub fn lower(&mut self, var: u32, level: u32) {
        if self.level(var) > level {
            self.set(var, VarState::Unbound(level));
        }
    }

    /// From here on, what happens to variables can be undone.
    pub fn begin_trial(&mut self) -> usize {
        self.trials += 1;
        self.trail.len()
    }

    /// Undoes everything since the mark unless it is to stay.
    pub fn end_trial(&mut self, mark: usize, stays: bool) {
        while !stays && self.trail.len() > mark {
            if let Some((var, state)) = self.trail.pop() {
                self.states[var as usize] = state;
            }
        }
        self.trials -= 1;
        if self.trials == 0 {
            self.trail.clear();
        }
    }

    /// The type at the end of a chain of variables.
    pub fn shallow(&self, types: &Types, mut ty: Ty) -> Ty {
        while let TyKind::Var(var) = types.kind(ty) {
            match self.states[*var as usize] {
                VarState::Bound(next) => ty = next,
                VarState::Unbound(_) => break,
            }
        }
        ty
    }
}

/// Why two types are not one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clash {
    Mismatch,
    Infinite,
}

impl Infer<'_> {
    pub fn fresh(&mut self) -> Ty {
        let level = self.level;
        self.fresh_at(level)
    }

    pub fn fresh_at(&mut self, level: u32) -> Ty {
        let var = self.vars.fresh(level);
        self.types.intern(TyKind::Var(var))
    }

    pub fn shallow(&self, ty: Ty) -> Ty {
        self.vars.shallow(&self.types, ty)
    }

    pub fn is_var(&self, ty: Ty) -> bool {
        matches!(self.types.kind(self.shallow(ty)), TyKind::Var(_))
    }

    pub fn is_never(&self, ty: Ty) -> bool {
        matches!(self.types.kind(self.shallow(ty)), TyKind::Never)
    }

    pub fn is_error(&self, ty: Ty) -> bool {
        matches!(self.types.kind(self.shallow(ty)), TyKind::Error)
    }

    /// Replaces every bound variable inside.
    pub fn resolve(&mut self, ty: Ty) -> Ty {
        if !self.types.has(ty, flag::VAR) {
            return ty;
        }
        let vars = &self.vars;
        resolve_in(vars, &mut self.types, ty)
    }

    pub fn unify(&mut self, a: Ty, b: Ty) -> Result<(), Clash> {
        let (a, b) = (self.shallow(a), self.shallow(b));
        if a == b || !self.types.step() {
            return Ok(());
        }
        match (self.types.kind(a).clone(), self.types.kind(b).clone()) {
            (TyKind::Never, _) | (_, TyKind::Never) => Ok(()),
            (TyKind::Var(v), _) => self.bind(v, b),
            (_, TyKind::Var(v)) => self.bind(v, a),
            (TyKind::Error, _) => {
                self.poison(b);
                Ok(())
            }
            (_, TyKind::Error) => {
                self.poison(a);
                Ok(())
            }
            (TyKind::Con(i, xs), TyKind::Con(j, ys)) if i == j => {
                if xs.len() != ys.len() {
                    // Only `Pid` is used without its argument: the unchecked pid.
                    xs.iter().chain(&ys).for_each(|&message| self.note_unchecked(message));
                    return Ok(());
                }
                self.unify_all(&xs, &ys)
            }
            (TyKind::Tuple(xs), TyKind::Tuple(ys)) if xs.len() == ys.len() => self.unify_all(&xs, &ys),
            (TyKind::Fun(xs, r), TyKind::Fun(ys, s)) if xs.len() == ys.len() => {
                self.unify_all(&xs, &ys)?;
                self.unify(r, s)
            }
            (
                TyKind::Assoc { trait_id: t, args: xs, self_ty: r, name: n },
                TyKind::Assoc { trait_id: u, args: ys, self_ty: s, name: m },
            ) if t == u && n == m => {
                self.unify_all(&xs, &ys)?;
                self.unify(r, s)
            }
            _ => Err(Clash::Mismatch),
        }
    }

    fn unify_all(&mut self, xs: &[Ty], ys: &[Ty]) -> Result<(), Clash> {
        xs.iter().zip(ys).try_for_each(|(&x, &y)| self.unify(x, y))
    }

    /// Unifies or changes nothing.
    pub fn try_unify(&mut self, a: Ty, b: Ty) -> bool {
        let mark = self.vars.begin_trial();
        let done = self.unify(a, b).is_ok();
        self.vars.end_trial(mark, done);
        done
    }

    /// Variables of a type that met an erroneous one are erroneous too, so that nothing is said about them.
    fn poison(&mut self, ty: Ty) {
        for var in self.free_vars(ty) {
            let error = self.prim.error;
            self.vars.bind(var, error);
        }
    }

    fn bind(&mut self, var: u32, ty: Ty) -> Result<(), Clash> {
        let level = self.vars.level(var);
        if !self.adjust(var, level, ty) {
            return Err(Clash::Infinite);
        }
        self.vars.bind(var, ty);
        Ok(())
    }

    /// Lowers the variables inside to `level`; false when `var` itself is among them.
    fn adjust(&mut self, var: u32, level: u32, ty: Ty) -> bool {
        if !self.types.has(ty, flag::VAR) {
            return true;
        }
        if !self.types.step() {
            return true;
        }
        let ty = self.shallow(ty);
        match self.types.kind(ty).clone() {
            TyKind::Var(other) => {
                self.vars.lower(other, level);
                other != var
            }
            TyKind::Con(_, args) | TyKind::Tuple(args) => args.iter().all(|&a| self.adjust(var, level, a)),
            TyKind::Fun(params, ret) => {
                params.iter().all(|&a| self.adjust(var, level, a)) && self.adjust(var, level, ret)
            }
            TyKind::Assoc { args, self_ty, .. } => {
                args.iter().all(|&a| self.adjust(var, level, a)) && self.adjust(var, level, self_ty)
            }
            TyKind::Generic(_) | TyKind::Unit | TyKind::Never | TyKind::Error => true,
        }
    }

    /// Unbound variables in order of appearance.
    pub fn free_vars(&mut self, ty: Ty) -> Vec<u32> {
        let mut out = Vec::new();
        self.collect_vars(ty, &mut out);
        out
    }

    pub fn collect_vars(&mut self, ty: Ty, out: &mut Vec<u32>) {
        if !self.types.has(ty, flag::VAR) || !self.types.step() {
            return;
        }
        let ty = self.shallow(ty);
        match self.types.kind(ty).clone() {
            TyKind::Var(var) => {
                if !out.contains(&var) {
                    out.push(var);
                }
            }
            TyKind::Con(_, args) | TyKind::Tuple(args) => args.iter().for_each(|&a| self.collect_vars(a, out)),
            TyKind::Fun(params, ret) => {
                params.iter().for_each(|&a| self.collect_vars(a, out));
                self.collect_vars(ret, out);
            }
            TyKind::Assoc { args, self_ty, .. } => {
                args.iter().for_each(|&a| self.collect_vars(a, out));
                self.collect_vars(self_ty, out);
            }
            TyKind::Generic(_) | TyKind::Unit | TyKind::Never | TyKind::Error => {}
        }
    }
}

fn resolve_in(vars: &Vars, types: &mut Types, ty: Ty) -> Ty {
    types.map(ty, &mut |types, t| {
        if !types.has(t, flag::VAR) {
            return Some(t);
        }
        if !matches!(types.kind(t), TyKind::Var(_)) {
            return None;
        }
        let end = vars.shallow(types, t);
        if types.has(end, flag::VAR) && !matches!(types.kind(end), TyKind::Var(_)) {
            return Some(resolve_in(vars, types, end));
        }
        Some(end)
    })
}
