//! The program that `test` blocks make: a list of names and functions that a function of the library runs. Knows nothing of
//! how it runs them and what it says of them.

use super::Builder;
use crate::names::hir::Test;
use crate::ssa::ir::{Rep, Value};
use crate::ssa::specialize::Subst;
use crate::types::ty::TyKind;

/// The library's function that runs tests.
pub(crate) const TEST_RUNNER: (&str, &str) = ("Test", "__run_all");

impl Builder<'_, '_> {
    /// Runs the tests and ends the program.
    pub(crate) fn call_tests(&mut self, tests: &[&Test]) {
        let (module, name) = TEST_RUNNER;
        let runner = self.s.std_fn(module, name).expect("the library has a runner of tests");
        let list = self.s.typed.fns[runner.index()].params[0];
        let list = self.s.concrete(list, &Subst::default());
        let element = self.type_argument(list, 0);
        debug_assert!(matches!(self.s.types.kind(element), TyKind::Tuple(_)), "a test is a name and a function");
        let pairs = tests.iter().map(|test| self.test_value(test)).collect();
        let list = self.list_of(pairs, element);
        self.call_fn(runner, vec![], vec![list]);
    }

    fn test_value(&mut self, test: &Test) -> Value {
        let hir = self.s.hir;
        let module = hir.modules[test.module.index()].name;
        let holder = module.as_str().trim_end_matches(".test");
        let title = self.string(&format!("{holder}: {}", test.name));
        // A block may have a value; nobody wants it.
        let mut b = Builder::bare(self.s, format!("{module}.test {:?}", test.name), Rep::Int);
        b.place(hir.fns[test.function.index()].span);
        b.param(Rep::Ref);
        b.call_fn(test.function, vec![], vec![]);
        let unit = b.unit();
        b.finish_return(unit);
        let func = b.finish();
        let id = self.s.reserve(func.name.clone(), Rep::Int);
        self.s.out.funcs[id.index()] = func;
        let body = self.make_closure(id, vec![]);
        self.record(0, vec![title, body])
    }
}
