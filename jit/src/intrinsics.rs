//! The runtime's builtins by name, and whether a call fits the builtin it names. Knows nothing of machine code.

use compiler::ssa::ir;
use runtime::abi::{Intrinsic, Rep};
use rustc_hash::FxHashMap;

/// Every builtin by its name.
pub struct Table(FxHashMap<&'static str, &'static Intrinsic>);

impl Default for Table {
    fn default() -> Table {
        Table(runtime::intrinsics::all().map(|builtin| (builtin.name, builtin)).collect())
    }
}

/// Whether the process may wait for long in the builtin of this name.
pub fn waits(name: &str) -> bool {
    runtime::intrinsics::all().any(|builtin| builtin.waits && builtin.name == name)
}

/// Whether a value may be passed where the builtin wants `wanted`.
fn fits(wanted: Rep, given: ir::Rep) -> bool {
    matches!(
        (wanted, given),
        (Rep::Int | Rep::Word, ir::Rep::Int)
            | (Rep::Float, ir::Rep::Float)
            | (Rep::Bool, ir::Rep::Bool)
            | (Rep::Ref, ir::Rep::Ref)
    )
}

impl Table {
    /// The builtin, if there is one and the call fits it.
    pub fn find(
        &self,
        name: &str,
        args: &[ir::Rep],
        types: usize,
        result: Option<ir::Rep>,
    ) -> Result<&'static Intrinsic, String> {
        let builtin = *self.0.get(name).ok_or_else(|| format!("the runtime has no builtin `{name}`"))?;
        let params_fit = builtin.params.len() == args.len()
            && builtin.params.iter().zip(args).all(|(&want, &give)| fits(want, give));
        let result_fits = result.is_none_or(|rep| fits(builtin.result, rep));
        if params_fit && builtin.types == types && result_fits {
            return Ok(builtin);
        }
        Err(format!(
            "builtin `{name}` is {:?} with {} type(s) -> {:?}, but is called as {args:?} with {types} type(s) -> {result:?}",
            builtin.params, builtin.types, builtin.result
        ))
    }
}
