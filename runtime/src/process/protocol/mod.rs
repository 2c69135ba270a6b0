//! [unsafe] The places where threads meet without a lock: letters on their way, sleep and wake-up, slots that change hands,
//! workers without work, the clock that sleeps. Knows nothing of what it carries, and uses no other part of the runtime: `runtime/models` compiles
//! these very files against a model checker's atomics and goes through all orders in which threads can meet.

pub mod epoch;
pub mod handed;
pub mod idle;
pub mod inbox;
pub mod look;
pub mod turn;
