//! One SSA function to Cranelift's form. This file holds the walk over blocks and the map from SSA values; operations are in
//! the other files by family. Knows nothing of other functions but their signatures.
//!
//! References must be known to the collector at every safepoint (calls of Mesh functions and polls; builtins never
//! collect). A reference that lives across one is kept in a Cranelift variable: at the safepoint it is stored in the
//! frame, listed in the stack map, and read back as a new value, since the object may have moved.

mod arith;
mod builtin;
mod call;
mod control;
mod inst;
mod liveness;
mod memory;

use crate::descs;
use crate::intrinsics::Table;
use crate::layout::Statics;
use compiler::ssa::ir as ssa;
use cranelift_codegen::ir::types::{F64, I8, I64};
use cranelift_codegen::ir::{
    AbiParam, Block, BlockArg, FuncRef, Function, Inst, InstBuilder, MemFlagsData, SigRef, Signature, StackSlot,
    StackSlotData, StackSlotKind, Type, UserFuncName, Value,
};
use cranelift_codegen::isa::{CallConv, TargetFrontendConfig};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext, Variable};
use liveness::{At, Liveness};
use runtime::typedesc::TypeRef;
use rustc_hash::FxHashMap;

/// What all functions of a program share.
pub struct Shared<'a> {
    pub program: &'a ssa::Program,
    pub statics: Statics,
    pub descs: Vec<TypeRef>,
    pub builtins: Table,
    pub config: TargetFrontendConfig,
}

impl<'a> Shared<'a> {
    pub fn new(program: &'a ssa::Program, config: TargetFrontendConfig) -> Shared<'a> {
        Shared {
            program,
            statics: Statics::new(program),
            descs: descs::make(&program.descs),
            builtins: Table::default(),
            config,
        }
    }
}

/// Memory of the Mesh heap and of the context: aligned and mapped.
pub(crate) const TRUSTED: MemFlagsData = MemFlagsData::trusted();

pub(crate) fn type_of(rep: ssa::Rep) -> Type {
    match rep {
        ssa::Rep::Int | ssa::Rep::Ref => I64,
        ssa::Rep::Float => F64,
        ssa::Rep::Bool => I8,
    }
}

/// The signature of a Mesh function: the context, then its parameters.
pub fn signature(params: impl Iterator<Item = ssa::Rep>, ret: ssa::Rep) -> Signature {
    let mut signature = Signature::new(CallConv::Tail);
    signature.params.push(AbiParam::new(I64));
    signature.params.extend(params.map(|rep| AbiParam::new(type_of(rep))));
    signature.returns.push(AbiParam::new(type_of(ret)));
    signature
}

pub fn signature_of(func: &ssa::Func) -> Signature {
    signature(func.params().iter().map(|&param| func.rep(param)), func.ret)
}

/// Where an SSA value is.
#[derive(Clone, Copy)]
enum Place {
    Value(Value),
    /// A reference that lives across a safepoint.
    Variable(Variable),
}

/// One function being lowered.
struct Lower<'a, 'b> {
    shared: &'a Shared<'a>,
    func: &'a ssa::Func,
    /// The function's number.
    id: u32,
    b: FunctionBuilder<'b>,
    cx: Value,
    places: Vec<Option<Place>>,
    /// Integer constants, for operations that are cheaper with one.
    constants: FxHashMap<ssa::Value, i64>,
    blocks: Vec<Block>,
    /// How many edges into a block are still to come.
    edges: Vec<u32>,
    live: Liveness,
    /// Where references are while a safepoint runs.
    roots: Option<StackSlot>,
    funcs: FxHashMap<ssa::FuncId, FuncRef>,
    signatures: Vec<SigRef>,
}

/// Fills `target` with the code of function `id`.
pub fn function(
    shared: &Shared<'_>,
    id: usize,
    target: &mut Function,
    context: &mut FunctionBuilderContext,
) -> Result<(), String> {
    let func = &shared.program.funcs[id];
    target.name = UserFuncName::user(0, id as u32);
    target.signature = signature_of(func);
    let mut b = FunctionBuilder::new(target, context);
    let order = liveness::reachable(func);
    let live = Liveness::new(func, &order);
    let roots = (live.most > 0).then(|| {
        let bytes = 8 * live.most as u32;
        b.create_sized_stack_slot(StackSlotData::new(StackSlotKind::ExplicitSlot, bytes, 3))
    });
    let entry = b.create_block();
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    b.seal_block(entry);
    let cx = b.block_params(entry)[0];
    let mut lower = Lower {
        shared,
        func,
        id: id as u32,
        b,
        cx,
        places: vec![None; func.reps.len()],
        constants: FxHashMap::default(),
        blocks: Vec::new(),
        edges: vec![0; func.blocks.len()],
        live,
        roots,
        funcs: FxHashMap::default(),
        signatures: Vec::new(),
    };
    lower.blocks(&order, entry)?;
    lower.b.seal_all_blocks();
    lower.b.finalize(shared.config);
    Ok(())
}

impl<'a> Lower<'a, '_> {
    fn blocks(&mut self, order: &[usize], entry: Block) -> Result<(), String> {
        self.blocks = (0..self.func.blocks.len()).map(|_| self.b.create_block()).collect();
        for &index in order {
            let block = &self.func.blocks[index];
            for param in &block.params {
                self.b.append_block_param(self.blocks[index], type_of(self.func.rep(*param)));
            }
            for target in block.term.targets() {
                self.edges[target.index()] += 1;
            }
            // It ends in a panic.
            if matches!(block.term, ssa::Term::Unreachable) && index > 0 {
                self.b.set_cold_block(self.blocks[index]);
            }
        }
        self.edges[0] += 1;
        self.enter(entry);
        for &index in order {
            self.block(index)?;
        }
        Ok(())
    }

    /// From the entry to the function's first block, with a poll when the function calls something.
    fn enter(&mut self, entry: Block) {
        let args: Vec<Value> = self.b.block_params(entry)[1..].to_vec();
        let args = if self.live.polls_at_entry { self.poll_with(&args, &self.live.at(At::Entry)) } else { args };
        let args: Vec<BlockArg> = args.into_iter().map(BlockArg::Value).collect();
        self.b.ins().jump(self.blocks[0], &args);
        self.edge_done(ssa::BlockId(0));
    }

    fn block(&mut self, index: usize) -> Result<(), String> {
        let clif = self.blocks[index];
        self.b.switch_to_block(clif);
        let func = self.func;
        let block = &func.blocks[index];
        for (number, &param) in block.params.iter().enumerate() {
            let value = self.b.block_params(clif)[number];
            self.define(param, value);
        }
        for (number, inst) in block.insts.iter().enumerate() {
            self.inst(inst, At::Inst(index as u32, number as u32))
                .map_err(|error| format!("in `{}`: {error}", func.name))?;
        }
        self.term(&block.term).map_err(|error| format!("in `{}`: {error}", func.name))
    }

    /// Notes that the code of one edge into a block is complete. With the last one all its predecessors are known.
    fn edge_done(&mut self, block: ssa::BlockId) {
        let left = &mut self.edges[block.index()];
        *left -= 1;
        if *left == 0 {
            self.b.seal_block(self.blocks[block.index()]);
        }
    }

    fn define(&mut self, value: ssa::Value, clif: Value) {
        if self.live.crosses(value) {
            let variable = match self.places[value.index()] {
                Some(Place::Variable(variable)) => variable,
                _ => self.b.declare_var(I64),
            };
            self.b.def_var(variable, clif);
            self.places[value.index()] = Some(Place::Variable(variable));
        } else {
            self.places[value.index()] = Some(Place::Value(clif));
        }
    }

    fn value(&mut self, value: ssa::Value) -> Value {
        match self.places[value.index()] {
            Some(Place::Value(clif)) => clif,
            Some(Place::Variable(variable)) => self.b.use_var(variable),
            // The compiler's own check of the form excludes it.
            None => panic!("{value} is used before it is defined in `{}`", self.func.name),
        }
    }

    fn values(&mut self, values: &[ssa::Value]) -> Vec<Value> {
        values.iter().map(|&value| self.value(value)).collect()
    }

    fn rep(&self, value: ssa::Value) -> ssa::Rep {
        self.func.rep(value)
    }

    fn address(&mut self, address: usize) -> Value {
        self.b.ins().iconst(I64, address as i64)
    }

    fn import(&mut self, signature: Signature) -> SigRef {
        let known = self.signatures.iter().find(|&&known| self.b.func.dfg.signatures[known] == signature);
        if let Some(&known) = known {
            return known;
        }
        let imported = self.b.import_signature(signature);
        self.signatures.push(imported);
        imported
    }

    /// Calls a Rust function.
    fn call_rust(&mut self, address: usize, args: &[Value], signature: Signature) -> Inst {
        let signature = self.import(signature);
        let callee = self.address(address);
        self.b.ins().call_indirect(signature, callee, args)
    }
}
