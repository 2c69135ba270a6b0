//! Mesher as its users meet it: the real binary, real sockets, a real database file, and the official SDKs. Must not look inside
//! the program.

mod mesher {
    pub mod durability;
    pub mod errors;
    pub mod fuzz;
    pub mod ingest;
    pub mod node;
    pub mod packages;
    pub mod protocol;
    pub mod resilience;
    pub mod sdk;
    pub mod support;
}

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let groups = [
        mesher::ingest::tests(),
        mesher::protocol::tests(),
        mesher::durability::tests(),
        mesher::resilience::tests(),
        mesher::errors::tests(),
        mesher::fuzz::tests(),
        mesher::sdk::tests(),
        mesher::node::tests(),
    ];
    let trials = groups
        .into_iter()
        .flatten()
        .map(|(name, test)| Trial::test(name, move || test().map_err(Into::into)))
        .collect();
    libtest_mimic::run(&arguments, trials).exit();
}
