//! Types as values: interned, so that equal types are equal numbers. Knows nothing of inference or syntax.

use crate::names::hir::{GenericId, TraitId, TypeId};
use mesh_syntax::intern::Symbol;
use rustc_hash::FxHashMap;

/// An interned type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Ty(pub u32);

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TyKind {
    /// An inference variable; none is left in what `types` hands on.
    Var(u32),
    /// A rigid variable of the enclosing definition.
    Generic(GenericId),
    /// A named type with its arguments. `Pid` without arguments is the unchecked pid.
    Con(TypeId, Box<[Ty]>),
    Tuple(Box<[Ty]>),
    Fun(Box<[Ty]>, Ty),
    Unit,
    /// `<self_ty as trait<args>>::name`, not yet known because `self_ty` is a variable.
    Assoc {
        trait_id: TraitId,
        args: Box<[Ty]>,
        self_ty: Ty,
        name: Symbol,
    },
    /// Of expressions that do not return; unifies with everything.
    Never,
    /// Was reported; unifies with everything, silently.
    Error,
}

/// Owner of all types of one compilation.
#[derive(Default, Debug)]
pub struct Types {
    kinds: Vec<TyKind>,
    flags: Vec<u8>,
    /// How many parts a type has and how deep they nest, written out in full.
    sizes: Vec<(u32, u32)>,
    /// A type was asked for that is too large, or the walks over types took too long: what they gave is the erroneous
    /// type, and somebody has to say so.
    pub overflow: bool,
    /// Steps of walks since the last refill.
    steps: u64,
    ids: FxHashMap<TyKind, Ty>,
}

/// What occurs anywhere inside a type, so that walks can stop at once.
pub mod flag {
    pub const VAR: u8 = 1;
    pub const GENERIC: u8 = 2;
    pub const ASSOC: u8 = 4;
    pub const ERROR: u8 = 8;
}

/// Parts of the largest type. Shared parts count as often as they occur, so doubling a type reaches this soon.
const MAX_SIZE: u32 = 100_000;
/// Each level of a type that grows with a recursion is an instance of its own of the functions on the way.
const MAX_DEPTH: u32 = 256;
/// Steps of walks over types for one group of definitions.
const MAX_STEPS: u64 = 20_000_000;

impl Types {
    pub fn intern(&mut self, kind: TyKind) -> Ty {
        if let Some(&ty) = self.ids.get(&kind) {
            return ty;
        }
        let (size, depth) = self.size_of(&kind);
        if size > MAX_SIZE || depth > MAX_DEPTH {
            self.overflow = true;
            return self.error();
        }
        let ty = Ty(self.kinds.len() as u32);
        self.sizes.push((size, depth));
        let flags = self.flags_of(&kind);
        self.flags.push(flags);
        self.kinds.push(kind.clone());
        self.ids.insert(kind, ty);
        ty
    }

    pub fn kind(&self, ty: Ty) -> &TyKind {
        &self.kinds[ty.0 as usize]
    }

    fn size_of(&self, kind: &TyKind) -> (u32, u32) {
        let part = |(size, depth): (u32, u32), ty: &Ty| {
            let (more, below) = self.sizes[ty.0 as usize];
            (more.saturating_add(size), depth.max(below + 1))
        };
        let all = |tys: &[Ty]| tys.iter().fold((1, 0), part);
        match kind {
            TyKind::Con(_, args) | TyKind::Tuple(args) => all(args),
            TyKind::Fun(params, ret) => part(all(params), ret),
            TyKind::Assoc { args, self_ty, .. } => part(all(args), self_ty),
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Unit | TyKind::Never | TyKind::Error => (1, 0),
        }
    }

    /// One step of a walk; false when there were too many.
    pub fn step(&mut self) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            self.overflow = true;
        }
        self.steps <= MAX_STEPS
    }

    /// Begins another group: whether something overflowed in the last one.
    pub fn refill(&mut self) -> bool {
        self.steps = 0;
        std::mem::take(&mut self.overflow)
    }

    fn flags_of(&self, kind: &TyKind) -> u8 {
        let all = |tys: &[Ty]| tys.iter().fold(0, |f, t| f | self.flags[t.0 as usize]);
        match kind {
            TyKind::Var(_) => flag::VAR,
            TyKind::Generic(_) => flag::GENERIC,
            TyKind::Con(_, args) | TyKind::Tuple(args) => all(args),
            TyKind::Fun(params, ret) => all(params) | all(&[*ret]),
            TyKind::Assoc { args, self_ty, .. } => flag::ASSOC | all(args) | all(&[*self_ty]),
            TyKind::Unit | TyKind::Never => 0,
            TyKind::Error => flag::ERROR,
        }
    }

    /// Whether any of the `flag`s holds for the type.
    pub fn has(&self, ty: Ty, flags: u8) -> bool {
        self.flags[ty.0 as usize] & flags != 0
    }

    pub fn con(&mut self, id: TypeId, args: &[Ty]) -> Ty {
        self.intern(TyKind::Con(id, args.into()))
    }
    pub fn tuple(&mut self, items: &[Ty]) -> Ty {
        self.intern(TyKind::Tuple(items.into()))
    }
    pub fn fun(&mut self, params: &[Ty], ret: Ty) -> Ty {
        self.intern(TyKind::Fun(params.into(), ret))
    }
    pub fn unit(&mut self) -> Ty {
        self.intern(TyKind::Unit)
    }
    pub fn never(&mut self) -> Ty {
        self.intern(TyKind::Never)
    }
    pub fn error(&mut self) -> Ty {
        self.intern(TyKind::Error)
    }
    pub fn generic(&mut self, id: GenericId) -> Ty {
        self.intern(TyKind::Generic(id))
    }

    /// Rebuilds `ty` with every leaf that `leaf` answers for replaced (variables, generics, associated types whose parts
    /// were already rebuilt).
    pub fn map(&mut self, ty: Ty, leaf: &mut dyn FnMut(&mut Types, Ty) -> Option<Ty>) -> Ty {
        if let Some(new) = leaf(self, ty) {
            return new;
        }
        if !self.step() {
            return self.error();
        }
        let rebuilt = match self.kind(ty).clone() {
            TyKind::Con(id, args) => {
                let args = args.iter().map(|&a| self.map(a, leaf)).collect();
                TyKind::Con(id, args)
            }
            TyKind::Tuple(items) => TyKind::Tuple(items.iter().map(|&a| self.map(a, leaf)).collect()),
            TyKind::Fun(params, ret) => {
                let params = params.iter().map(|&a| self.map(a, leaf)).collect();
                TyKind::Fun(params, self.map(ret, leaf))
            }
            TyKind::Assoc { trait_id, args, self_ty, name } => {
                let args = args.iter().map(|&a| self.map(a, leaf)).collect();
                TyKind::Assoc { trait_id, args, self_ty: self.map(self_ty, leaf), name }
            }
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Unit | TyKind::Never | TyKind::Error => {
                return ty;
            }
        };
        self.intern(rebuilt)
    }

    /// Replaces generics by types.
    pub fn subst(&mut self, ty: Ty, map: &FxHashMap<GenericId, Ty>) -> Ty {
        if map.is_empty() || !self.has(ty, flag::GENERIC) {
            return ty;
        }
        self.map(ty, &mut |types, t| match types.kind(t) {
            TyKind::Generic(id) => map.get(id).copied(),
            _ if !types.has(t, flag::GENERIC) => Some(t),
            _ => None,
        })
    }
}
