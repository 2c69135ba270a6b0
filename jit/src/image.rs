//! [unsafe] A whole program in memory: its functions are compiled on all cores, placed in one arena and joined; what the runtime
//! must know of them goes into tables. Knows nothing of single operations.

use crate::error::Error;
use crate::lower::{self, Shared, signature_of};
use compiler::ssa::ir as ssa;
use cranelift_codegen::Context;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{AbiParam, InstBuilder, MemFlagsData, Signature, UserFuncName};
use cranelift_codegen::isa::{CallConv, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{ArenaMemoryProvider, JITBuilder, JITModule};
use cranelift_module::{FuncId, Module, ModuleReloc, default_libcall_names};
use runtime::program::CallEntry;
use runtime::value::layout::{CLOSURE_CODE, Object};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Address space for code. Calls reach everything in it; only used pages take memory.
const ARENA_BYTES: usize = 128 << 20;
/// Functions that a thread takes at a time: few enough to share well, many enough to be found in a warm cache.
const BATCH: usize = 16;
/// In [`runtime::Program::lines`]: code of no known place.
const NOWHERE: u32 = u32::MAX;

/// The text form of compiled functions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Text {
    Clif,
    Assembly,
}

/// A compiled function before it has an address. Offsets are from its start.
struct Compiled {
    id: usize,
    code: Vec<u8>,
    relocs: Vec<ModuleReloc>,
    /// By return address.
    maps: Vec<(u32, Box<[u32]>)>,
    /// Where code of a place starts, or of none.
    lines: Vec<(u32, u32)>,
}

/// Compiles a program.
pub fn build(program: ssa::Program) -> Result<runtime::Program, Error> {
    let isa = isa()?;
    let Some(entry) = program.entry else {
        return Err(Error::Internal("the program has no entry".into()));
    };
    let mut module = module(isa.clone())?;
    let mut shared = Shared::new(&program, module.target_config());
    for func in &program.funcs {
        module.declare_anonymous_function(&signature_of(func)).map_err(internal)?;
    }
    let mut compiled = compile_all(&shared, &isa)?;
    compiled.sort_unstable_by_key(|function| function.id);
    for function in &compiled {
        let id = FuncId::from_u32(function.id as u32);
        module.define_function_bytes(id, 16, &function.code, &function.relocs).map_err(internal)?;
    }
    let call_entry = define_call_entry(&mut module)?;
    module.finalize_definitions().map_err(internal)?;
    let start_of = |id: usize| module.get_finalized_function(FuncId::from_u32(id as u32)) as usize;
    for id in 0..program.funcs.len() {
        shared.statics.patch(id, start_of(id));
    }
    let tables = Tables::new(&program, &compiled, start_of);
    let main = shared.statics.closure(entry) as *mut Object;
    let wrapper = module.get_finalized_function(call_entry);
    let types = shared.descs.clone();
    let remote = program.remote.iter().map(|entry| runtime::RemoteEntry {
        name: entry.name.clone(),
        code: start_of(entry.func.index()),
        args: types[entry.args.index()],
    });
    let remote = remote.collect();
    // Dropping the module leaves its memory mapped, but nothing is gained by it.
    std::mem::forget(module);
    let Shared { .. } = shared;
    Ok(runtime::Program {
        main,
        // SAFETY: the wrapper was compiled with exactly this signature and is executable for the rest of the run.
        call_entry: unsafe { std::mem::transmute::<*const u8, CallEntry>(wrapper) },
        stack_maps: tables.stack_maps,
        functions: tables.functions,
        lines: tables.lines,
        remote,
        types,
        files: program
            .files
            .iter()
            .map(|file| runtime::SourceFile { name: file.name.clone(), library: file.is_library })
            .collect(),
        locations: program
            .locations
            .iter()
            .map(|&ssa::Location { file, line, inlined }| runtime::Location {
                file,
                line,
                inlined: inlined.map(|inlined| runtime::Inlined { name: inlined.name, call: inlined.call.0 }),
            })
            .collect(),
        inlined: program.inlined,
        atoms: program.atoms,
    })
}

/// The functions whose names contain `only` as text.
pub fn text(program: &ssa::Program, form: Text, only: Option<&str>) -> Result<String, Error> {
    let isa = isa()?;
    let shared = Shared::new(program, isa.frontend_config());
    let mut frontend = FunctionBuilderContext::new();
    let mut out = String::new();
    for (id, func) in
        program.funcs.iter().enumerate().filter(|(_, func)| only.is_none_or(|name| func.name.contains(name)))
    {
        let mut context = Context::new();
        lower::function(&shared, id, &mut context.func, &mut frontend)?;
        out.push_str(&format!("; {}\n", func.name));
        match form {
            Text::Clif => out.push_str(&context.func.display().to_string()),
            Text::Assembly => {
                context.want_disasm = true;
                let code = context.compile(&*isa, &mut ControlPlane::default());
                let code = code.map_err(|error| Error::Internal(format!("in `{}`: {:?}", func.name, error.inner)))?;
                out.push_str(code.vcode.as_deref().unwrap_or(""));
            }
        }
        out.push('\n');
    }
    Ok(out)
}

fn internal(error: impl std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

fn isa() -> Result<OwnedTargetIsa, Error> {
    let mut flags = settings::builder();
    let verify = if cfg!(debug_assertions) { "true" } else { "false" };
    let wanted = [
        ("opt_level", "speed"),
        ("preserve_frame_pointers", "true"),
        ("unwind_info", "false"),
        ("enable_verifier", verify),
    ];
    for (name, value) in wanted {
        flags.set(name, value).map_err(internal)?;
    }
    let machine = cranelift_native::builder().map_err(internal)?;
    machine.finish(settings::Flags::new(flags)).map_err(internal)
}

fn module(isa: OwnedTargetIsa) -> Result<JITModule, Error> {
    let mut builder = JITBuilder::with_isa(isa, default_libcall_names());
    let arena = ArenaMemoryProvider::new_with_size(ARENA_BYTES)
        .map_err(|error| Error::Internal(format!("no address space for code: {error}")))?;
    builder.memory_provider(Box::new(arena));
    Ok(JITModule::new(builder))
}

/// Compiles every function, sharing the work among all cores.
fn compile_all(shared: &Shared<'_>, isa: &OwnedTargetIsa) -> Result<Vec<Compiled>, Error> {
    let count = shared.program.funcs.len();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(count.div_ceil(BATCH)).max(1);
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<Compiled>, String> {
        let mut context = Context::new();
        let mut frontend = FunctionBuilderContext::new();
        let mut done = Vec::new();
        loop {
            let first = next.fetch_add(BATCH, Ordering::Relaxed);
            if first >= count {
                return Ok(done);
            }
            for id in first..(first + BATCH).min(count) {
                context.clear();
                lower::function(shared, id, &mut context.func, &mut frontend)?;
                done.push(
                    compile(id, &mut context, isa)
                        .map_err(|error| format!("in `{}`: {error}", shared.program.funcs[id].name))?,
                );
            }
        }
    };
    let parts: Result<Vec<_>, String> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mine = worker();
        let others = others.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err("code generation failed; the lines above say where".into()))
        });
        std::iter::once(mine).chain(others).collect()
    });
    Ok(parts?.into_iter().flatten().collect())
}

fn compile(id: usize, context: &mut Context, isa: &OwnedTargetIsa) -> Result<Compiled, String> {
    context.compile(&**isa, &mut ControlPlane::default()).map_err(|error| format!("{:?}", error.inner))?;
    let code = context.compiled_code().ok_or("no code was made")?;
    let buffer = &code.buffer;
    let own = FuncId::from_u32(id as u32);
    let relocs = buffer.relocs().iter().map(|reloc| ModuleReloc::from_mach_reloc(reloc, &context.func, own)).collect();
    let mut maps = Vec::new();
    if !buffer.user_stack_maps().is_empty() {
        let frame = buffer.frame_layout().ok_or("the frame layout is unknown")?.frame_to_fp_offset;
        for (at, _, map) in buffer.user_stack_maps() {
            maps.push((*at, map.entries().map(|(_, offset)| frame - offset).collect()));
        }
    }
    let mut lines: Vec<(u32, u32)> = Vec::new();
    for place in buffer.get_srclocs_sorted() {
        let line = if place.loc.is_default() { NOWHERE } else { place.loc.bits() };
        if lines.last().is_none_or(|last| last.1 != line) {
            lines.push((place.start, line));
        }
    }
    Ok(Compiled { id, code: buffer.data().to_vec(), relocs, maps, lines })
}

/// The way from Rust into Mesh code: `call_entry(cx, closure)` with the C calling convention calls the closure's code.
fn define_call_entry(module: &mut JITModule) -> Result<FuncId, Error> {
    let mut outer = Signature::new(CallConv::SystemV);
    outer.params.extend([AbiParam::new(I64), AbiParam::new(I64)]);
    outer.returns.push(AbiParam::new(I64));
    let mut inner = outer.clone();
    inner.call_conv = CallConv::Tail;
    let id = module.declare_anonymous_function(&outer).map_err(internal)?;
    let mut context = Context::new();
    context.func.signature = outer;
    context.func.name = UserFuncName::user(0, id.as_u32());
    let mut frontend = FunctionBuilderContext::new();
    let mut b = FunctionBuilder::new(&mut context.func, &mut frontend);
    let block = b.create_block();
    b.append_block_params_for_function_params(block);
    b.switch_to_block(block);
    b.seal_block(block);
    let params = b.block_params(block).to_vec();
    let code = b.ins().load(I64, MemFlagsData::trusted(), params[1], crate::layout::payload(CLOSURE_CODE));
    let inner = b.import_signature(inner);
    let call = b.ins().call_indirect(inner, code, &params);
    let result = b.inst_results(call)[0];
    b.ins().return_(&[result]);
    b.finalize(module.target_config());
    module.define_function(id, &mut context).map_err(internal)?;
    Ok(id)
}

/// What the runtime looks up by address.
struct Tables {
    stack_maps: rustc_hash::FxHashMap<usize, Box<[u32]>>,
    functions: Vec<runtime::Function>,
    lines: Vec<(usize, u32)>,
}

impl Tables {
    fn new(program: &ssa::Program, compiled: &[Compiled], start_of: impl Fn(usize) -> usize) -> Tables {
        let mut tables = Tables { stack_maps: Default::default(), functions: vec![], lines: vec![] };
        let mut placed: Vec<(usize, &Compiled)> = compiled.iter().map(|done| (start_of(done.id), done)).collect();
        placed.sort_unstable_by_key(|(start, _)| *start);
        tables.stack_maps.reserve(placed.iter().map(|(_, done)| done.maps.len()).sum());
        for (start, done) in placed {
            let func = &program.funcs[done.id];
            let end = start + done.code.len();
            tables.functions.push(runtime::Function {
                id: done.id as u32,
                start,
                end,
                name: func.name.clone(),
                file: func.file,
            });
            tables.stack_maps.extend(done.maps.iter().map(|(at, map)| (start + *at as usize, map.clone())));
            tables.lines.extend(done.lines.iter().map(|&(at, line)| (start + at as usize, line)));
            tables.lines.push((end, NOWHERE));
        }
        tables
    }
}
