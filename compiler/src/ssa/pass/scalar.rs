//! placeholder
pub(super) fn program(program: &mut crate::ssa::ir::Program) {
    super::fold::program(program);
}
