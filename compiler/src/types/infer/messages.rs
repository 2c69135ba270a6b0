//! The message types of processes that are reached through unchecked pids only: nothing says what they accept but what is sent. Knows
//! nothing of expressions.

use super::Infer;
use crate::types::ty::{Ty, TyKind, flag};
use rustc_hash::FxHashSet;

/// What inference notes of processes on its way.
#[derive(Default)]
pub struct Messages {
    /// What started processes accept, as far as it was known then.
    started: Vec<Ty>,
    /// Of these, what processes of the program itself accept: the library's have pids that only the library knows.
    own: Vec<Ty>,
    /// What the program sends to an unchecked pid, or takes it to accept.
    unchecked: Vec<Ty>,
}

impl Infer<'_> {
    /// A process that accepts these messages may be started here.
    pub fn note_started(&mut self, message: Ty) {
        self.messages.started.push(message);
        if !self.is_in_library() {
            self.messages.own.push(message);
        }
    }

    fn is_in_library(&self) -> bool {
        self.program.modules[self.module.index()].is_library
    }

    pub fn note_unchecked(&mut self, message: Ty) {
        if !self.is_in_library() {
            self.messages.unchecked.push(message);
        }
    }

    /// Whether the variable waits for the end of inference, since the message of a process may still tell.
    pub fn is_message_var(&self, var: u32) -> bool {
        self.messages.started.iter().any(|&ty| matches!(self.types.kind(self.shallow(ty)), TyKind::Var(v) if *v == var))
    }

    /// Processes whose message type nothing has fixed take that of the first message to an unchecked pid that fits them; messages
    /// that no other process accepts come before the rest.
    pub fn fix_messages(&mut self) {
        let Messages { started, own, unchecked } = std::mem::take(&mut self.messages);
        let open: Vec<Ty> = started.iter().copied().filter(|&ty| self.is_var(ty)).collect();
        if open.is_empty() {
            return;
        }
        let accepted: FxHashSet<Ty> = own.into_iter().map(|ty| self.resolve(ty)).collect();
        let mut sent: Vec<Ty> = Vec::new();
        for ty in unchecked {
            let ty = self.resolve(ty);
            let is_known = !self.types.has(ty, flag::VAR | flag::GENERIC | flag::ASSOC | flag::ERROR);
            if is_known && !sent.contains(&ty) && !self.is_never(ty) {
                sent.push(ty);
            }
        }
        sent.sort_by_key(|ty| accepted.contains(ty));
        for message in open {
            // An earlier choice may have fixed this one as well.
            if self.is_var(message) {
                let _found = sent.iter().any(|&candidate| self.try_message(message, candidate));
            }
        }
    }

    /// Chooses a type if all that is asked of the message holds for it.
    fn try_message(&mut self, message: Ty, candidate: Ty) -> bool {
        let (pending, said) = (self.pending.clone(), self.diagnostics.len());
        let mark = self.vars.begin_trial();
        let fits = self.unify(message, candidate).is_ok() && {
            self.settle();
            self.diagnostics.len() == said
        };
        self.vars.end_trial(mark, fits);
        if !fits {
            self.pending = pending;
            self.diagnostics.truncate(said);
        }
        fits
    }
}
