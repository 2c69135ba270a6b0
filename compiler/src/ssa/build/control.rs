//! Conditions, `if`, `case` and loops.

use super::{Builder, Loop};
use crate::names::hir::{Arm, Clause, ExprId, ExprKind, PatId};
use crate::ssa::ir::{BlockId, Compare, IntBinary, Op, Rep, Term, Value};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::{LoopKind, MatchId, Meaning};
use mesh_syntax::ast::UnaryOp;

impl<'a> Builder<'_, 'a> {
    /// Branches on a condition without making a value of it.
    pub(crate) fn condition(&mut self, id: ExprId, then: BlockId, otherwise: BlockId) {
        let body = self.body;
        match &body.exprs[id.index()].kind {
            ExprKind::And(lhs, rhs) => {
                let middle = self.func.new_block();
                self.condition(*lhs, middle, otherwise);
                self.block = middle;
                self.condition(*rhs, then, otherwise);
            }
            ExprKind::Or(lhs, rhs) => {
                let middle = self.func.new_block();
                self.condition(*lhs, then, middle);
                self.block = middle;
                self.condition(*rhs, then, otherwise);
            }
            ExprKind::Unary { op: UnaryOp::Not, operand, .. } if self.rep_of(*operand) == Rep::Bool => {
                self.condition(*operand, otherwise, then);
            }
            _ => {
                let value = self.expr(id);
                let value = self.coerce(value, Rep::Bool);
                self.branch(value, then, otherwise);
            }
        }
    }

    pub(crate) fn condition_value(&mut self, id: ExprId) -> Value {
        let (yes, no, join) = (self.func.new_block(), self.func.new_block(), self.func.new_block());
        let result = self.block_param(join, Rep::Bool);
        self.condition(id, yes, no);
        for (block, value) in [(yes, true), (no, false)] {
            self.block = block;
            let value = self.emit(Op::Bool(value), Rep::Bool);
            self.jump(join, vec![value]);
        }
        self.block = join;
        result
    }

    /// An `if` or `case` as a value.
    pub(crate) fn merged(&mut self, id: ExprId) -> Value {
        let join = self.func.new_block();
        let rep = self.rep_of(id);
        let result = self.block_param(join, rep);
        self.choose(id, Some(join));
        self.block = join;
        result
    }

    /// Hands the value of `id` to `join`, or returns it.
    pub(crate) fn deliver(&mut self, id: ExprId, join: Option<BlockId>) {
        let body = self.body;
        let Some(join) = join else { return self.tail(id) };
        match &body.exprs[id.index()].kind {
            ExprKind::If { .. } | ExprKind::Case { .. } => self.choose(id, Some(join)),
            _ => {
                let value = self.expr(id);
                self.deliver_value(value, Some(join));
            }
        }
    }

    pub(crate) fn deliver_value(&mut self, value: Value, join: Option<BlockId>) {
        match join {
            None => self.finish_return(value),
            Some(join) => {
                let rep = self.func.rep(self.func.blocks[join.index()].params[0]);
                let value = self.coerce(value, rep);
                self.jump(join, vec![value]);
            }
        }
    }

    /// An `if` or `case` whose branches deliver to `join` or return.
    pub(crate) fn choose(&mut self, id: ExprId, join: Option<BlockId>) {
        let body = self.body;
        match &body.exprs[id.index()].kind {
            ExprKind::If { cond, then, otherwise } => {
                let (yes, no) = (self.func.new_block(), self.func.new_block());
                self.condition(*cond, yes, no);
                self.block = yes;
                match otherwise {
                    Some(otherwise) => {
                        self.deliver(*then, join);
                        self.block = no;
                        self.deliver(*otherwise, join);
                    }
                    // Without `else` the value is unit, whatever the branch gives; a process's body may still end
                    // in a call of itself there.
                    None => {
                        if join.is_none() {
                            self.tail_unit(*then);
                        } else {
                            self.body_value(*then, false);
                            let unit = self.unit();
                            self.deliver_value(unit, join);
                        }
                        self.block = no;
                        let unit = self.unit();
                        self.deliver_value(unit, join);
                    }
                }
            }
            ExprKind::Case { scrutinee, arms } => {
                let value = self.expr(*scrutinee);
                self.at(body.exprs[id.index()].span);
                self.arms(&arms.iter().collect::<Vec<_>>(), value, join, &mut |_| {});
                self.panic_text("non-exhaustive match");
            }
            _ => self.deliver(id, join),
        }
    }

    /// The branch of an `if` without `else`, or a last statement without a value, in tail position. Its value is dropped, but any word is a unit, so where the
    /// function's result is one too the branch may still end in a call.
    pub(crate) fn tail_unit(&mut self, then: ExprId) {
        let is_unit = self.ret_ty.is_some_and(|ty| matches!(self.s.types.kind(ty), crate::types::ty::TyKind::Unit));
        let any_word = is_unit && self.rep_of(then) == Rep::Int;
        if self.mode == super::Mode::Status || any_word {
            return self.tail(then);
        }
        self.body_value(then, false);
        let unit = self.unit();
        self.finish_return(unit);
    }

    /// Matches a value with the arms; `matched` runs before an arm's body. Leaves the block for "none matched" current.
    pub(crate) fn arms(
        &mut self,
        arms: &[&'a Arm],
        value: Value,
        join: Option<BlockId>,
        matched: &mut dyn FnMut(&mut Self),
    ) {
        let Some(first) = arms.first() else { return };
        let guards: Vec<Option<ExprId>> = arms.iter().map(|arm| arm.guard).collect();
        self.decided(MatchId::Arms(first.body), &[value], &guards, &mut |b, at| {
            matched(b);
            b.deliver(arms[at].body, join);
        });
    }

    /// The clauses of a function or closure; each body is in tail position.
    pub(crate) fn clauses(&mut self, clauses: &'a [Clause], params: &[Value], failure: &str) {
        let (body, loc) = (self.body, self.loc);
        match clauses {
            [] => {}
            [only] if only.is_plain(body) => {
                for (&pattern, &value) in only.params.iter().zip(params) {
                    self.bind_plain(pattern, value);
                }
                return self.tail(only.body);
            }
            [first, ..] => {
                let guards: Vec<Option<ExprId>> = clauses.iter().map(|clause| clause.guard).collect();
                self.decided(MatchId::Arms(first.body), params, &guards, &mut |b, at| b.tail(clauses[at].body));
            }
        }
        self.loc = loc;
        self.panic_text(failure);
    }

    pub(crate) fn while_loop(&mut self, cond: ExprId, body: ExprId) -> Value {
        let (head, inside, done) = (self.func.new_block(), self.func.new_block(), self.func.new_block());
        self.jump(head, vec![]);
        self.block = head;
        self.effect(Op::Poll);
        self.condition(cond, inside, done);
        self.block = inside;
        self.loops.push(Loop { on_break: done, on_continue: head });
        self.body_value(body, false);
        self.loops.pop();
        self.jump(head, vec![]);
        self.block = done;
        self.unit()
    }

    /// `for`: the collected list if `wanted`, else unit.
    pub(crate) fn for_loop(
        &mut self,
        id: ExprId,
        pattern: PatId,
        iterable: ExprId,
        filter: Option<ExprId>,
        body: ExprId,
        wanted: bool,
    ) -> Value {
        let source = self.expr(iterable);
        self.at(self.body.exprs[id.index()].span);
        let source_ty = self.ty_of(iterable);
        let result_ty = self.ty_of(id);
        let element = self.type_argument(result_ty, 0);
        let kind = match self.tables.meanings.get(&id) {
            Some(Meaning::Loop(kind)) => *kind,
            _ => LoopKind::Iterable,
        };
        let kind = self.loop_kind(kind, source_ty);
        let shape = ForLoop { pattern, filter, body, element: wanted.then_some(element) };
        match kind {
            LoopKind::List => self.for_list(&shape, source, source_ty),
            LoopKind::Range => self.for_range(&shape, source),
            LoopKind::Iterable | LoopKind::Iterator => self.for_iterator(&shape, source, source_ty, kind),
        }
    }

    /// A loop over any `Iterable` that turns out to be over a type with a form of its own.
    fn loop_kind(&self, kind: LoopKind, ty: Ty) -> LoopKind {
        match self.s.types.kind(ty) {
            TyKind::Con(id, _) if kind == LoopKind::Iterable && *id == self.s.lang.list => LoopKind::List,
            TyKind::Con(id, _) if kind == LoopKind::Iterable && *id == self.s.lang.range => LoopKind::Range,
            _ => kind,
        }
    }

    fn for_range(&mut self, shape: &ForLoop, range: Value) -> Value {
        let (start, end) = (self.field(range, 0, Rep::Int), self.field(range, 1, Rep::Int));
        self.counted(shape, start, end, &mut |_, index| index)
    }

    fn for_list(&mut self, shape: &ForLoop, list: Value, ty: Ty) -> Value {
        let element = self.type_argument(ty, 0);
        let rep = self.s.rep(element);
        let length = self.field(list, 2, Rep::Int);
        let zero = self.int(0);
        self.counted(shape, zero, length, &mut |b, index| b.list_slot(list, index, rep))
    }

    /// Element `index` of a list, not checked.
    pub(crate) fn list_slot(&mut self, list: Value, index: Value, rep: Rep) -> Value {
        let array = self.field(list, 0, Rep::Ref);
        let offset = self.field(list, 1, Rep::Int);
        let index = self.emit(Op::IntBinary(IntBinary::Add, offset, index), Rep::Int);
        self.emit(Op::Slot { array, index, rep }, rep)
    }

    /// A loop over `start..end` whose element is made from the index.
    fn counted(
        &mut self,
        shape: &ForLoop,
        start: Value,
        end: Value,
        element: &mut dyn FnMut(&mut Self, Value) -> Value,
    ) -> Value {
        let (head, inside, next, done) = self.loop_blocks(shape, &[Rep::Int]);
        let index = self.func.blocks[head.index()].params[0];
        let index_next = self.func.blocks[next.index()].params[0];
        let turns = match shape.filter {
            None => self.emit(Op::IntBinary(IntBinary::Sub, end, start), Rep::Int),
            Some(_) => self.int(0),
        };
        let mut args = vec![start];
        args.extend(self.collection_start(shape, turns));
        self.jump(head, args);
        self.block = head;
        self.effect(Op::Poll);
        let more = self.emit(Op::IntCompare(Compare::Lt, index, end), Rep::Bool);
        self.branch_with(more, inside, done, self.collected_params(head, 1));
        self.block = inside;
        let value = element(self, index);
        self.loop_body(shape, value, vec![index], self.collected_params(head, 1), next, done);
        self.block = next;
        let one = self.int(1);
        let following = self.emit(Op::IntBinary(IntBinary::Add, index_next, one), Rep::Int);
        let mut args = vec![following];
        args.extend(self.collected_params(next, 1));
        self.jump(head, args);
        self.loop_result(shape, done)
    }

    fn for_iterator(&mut self, shape: &ForLoop, source: Value, ty: Ty, kind: LoopKind) -> Value {
        let lang = self.s.lang;
        let (iterator, iterator_ty) = if kind == LoopKind::Iterable {
            let value = self.trait_call(lang.iterable, 0, ty, &[], vec![], vec![source]);
            (value, self.associated(lang.iterable, ty, "Iter"))
        } else {
            (source, ty)
        };
        let item = self.associated(lang.iterator, iterator_ty, "Item");
        let rep = self.s.rep(item);
        let (head, inside, next, done) = self.loop_blocks(shape, &[]);
        let zero = self.int(0);
        let start = self.collection_start(shape, zero);
        self.jump(head, start);
        self.block = head;
        self.effect(Op::Poll);
        let option = self.trait_call(lang.iterator, 0, iterator_ty, &[], vec![], vec![iterator]);
        let more = self.tag_is(option, 0);
        self.branch_with(more, inside, done, self.collected_params(head, 0));
        self.block = inside;
        let value = self.field(option, 0, rep);
        self.loop_body(shape, value, vec![], self.collected_params(head, 0), next, done);
        self.block = next;
        let args = self.collected_params(next, 0);
        self.jump(head, args);
        self.loop_result(shape, done)
    }

    // ── parts of a `for` ──

    /// Head and continue blocks carry `extra` values, the buffer that is collected into and how many elements are in it;
    /// the exit carries these two.
    fn loop_blocks(&mut self, shape: &ForLoop, extra: &[Rep]) -> (BlockId, BlockId, BlockId, BlockId) {
        let blocks = (self.func.new_block(), self.func.new_block(), self.func.new_block(), self.func.new_block());
        for block in [blocks.0, blocks.2] {
            for &rep in extra {
                self.block_param(block, rep);
            }
        }
        if shape.element.is_some() {
            for block in [blocks.0, blocks.2, blocks.3] {
                self.block_param(block, Rep::Ref);
                self.block_param(block, Rep::Int);
            }
        }
        blocks
    }

    /// The block's parameters behind the loop's own: what is collected, if anything is.
    fn collected_params(&self, block: BlockId, own: usize) -> Vec<Value> {
        self.func.blocks[block.index()].params[own..].to_vec()
    }

    /// One of the builtins that make the list of a `for`.
    fn collect(&mut self, name: &str, element: Ty, args: Vec<Value>) -> Value {
        let types = vec![Some(self.s.desc(element))];
        self.emit(Op::Intrinsic { name: name.into(), args, types, rep: Some(Rep::Ref) }, Rep::Ref)
    }

    /// Nothing collected yet; `turns` is about how much there will be.
    fn collection_start(&mut self, shape: &ForLoop, turns: Value) -> Vec<Value> {
        let Some(element) = shape.element else { return vec![] };
        vec![self.collect("Core.collect_start", element, vec![turns]), self.int(0)]
    }

    fn branch_with(&mut self, cond: Value, then: BlockId, done: BlockId, collected: Vec<Value>) {
        let then = crate::ssa::ir::Target { block: then, args: vec![] };
        let otherwise = crate::ssa::ir::Target { block: done, args: collected };
        self.terminate(Term::Branch { cond, then, otherwise });
    }

    /// Binds the element, filters, runs the body, collects and goes on at `next`. `carried` are the head's own values.
    fn loop_body(
        &mut self,
        shape: &ForLoop,
        value: Value,
        carried: Vec<Value>,
        collected: Vec<Value>,
        next: BlockId,
        done: BlockId,
    ) {
        let skip = self.destructure(shape.pattern, value);
        if let Some(filter) = shape.filter {
            let go = self.func.new_block();
            self.condition(filter, go, skip);
            self.block = go;
        }
        // `break` hands over the list so far through a block of its own; `continue` goes through `skip`, which adds nothing.
        let break_block = self.func.new_block();
        self.loops.push(Loop { on_break: break_block, on_continue: skip });
        let result = self.body_value(shape.body, shape.element.is_some());
        self.loops.pop();
        let mut args = carried.clone();
        if let (&[buffer, length], Some(element), Some(value)) = (&collected[..], shape.element, result) {
            let rep = self.s.rep(element);
            let value = self.coerce(value, rep);
            let word = self.word_of(value);
            args.push(self.collect("Core.collect_push", element, vec![buffer, length, word]));
            let one = self.int(1);
            args.push(self.emit(Op::IntBinary(IntBinary::Add, length, one), Rep::Int));
        }
        self.jump(next, args);
        self.block = break_block;
        self.jump(done, collected.clone());
        self.block = skip;
        let args = carried.into_iter().chain(collected).collect();
        self.jump(next, args);
    }

    fn loop_result(&mut self, shape: &ForLoop, done: BlockId) -> Value {
        self.block = done;
        match shape.element {
            Some(element) => {
                let args = self.collected_params(done, 0);
                self.collect("Core.collect_finish", element, args)
            }
            None => self.unit(),
        }
    }
}

/// The parts of a `for` that do not depend on what it runs over.
struct ForLoop {
    pattern: PatId,
    filter: Option<ExprId>,
    body: ExprId,
    /// Type of the collected values, if the list is wanted.
    element: Option<Ty>,
}
