//! Turns the grammar into a parser.

fn main() {
    let made = lalrpop::Configuration::new().use_cargo_dir_conventions().emit_rerun_directives(true).process();
    if let Err(error) = made {
        panic!("the grammar is not accepted: {error}");
    }
}
