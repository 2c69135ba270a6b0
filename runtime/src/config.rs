//! Every limit of the runtime, with its unit, default and reason. Knows nothing of what it limits.

use std::time::Duration;

/// What a caller may choose.
#[derive(Clone, Debug)]
pub struct Config {
    /// Worker threads; 0 means one for each available core.
    pub schedulers: usize,
    /// Processes alive at once; a spawn beyond it panics in the spawner.
    pub max_processes: usize,
    /// Stack of one running process, in KiB. Only touched pages take memory.
    pub stack_kib: usize,
    /// Bytes that one process may hold; `None` for half of the memory.
    pub max_heap: Option<usize>,
    /// Arguments of the program, as `Env.args` shows them.
    pub args: Vec<String>,
    /// Seed of random choices; with one, a single worker is used.
    pub seed: Option<u64>,
    /// The node that the program is from its start.
    pub node: Option<Node>,
}

/// A node that the command line asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub name: String,
    pub cookie: String,
    /// Nodes to connect to.
    pub seeds: Vec<crate::cluster::NodeName>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            schedulers: 0,
            max_processes: 4_000_000,
            stack_kib: 4096,
            max_heap: None,
            args: Vec::new(),
            seed: None,
            node: None,
        }
    }
}

/// Bytes below the stack limit of compiled code that belong to Rust builtins.
pub const STACK_RESERVE_BYTES: usize = 64 * 1024;
/// Payload of a process's first heap chunk: most processes never need a second one.
pub const FIRST_CHUNK_BYTES: usize = 208;
/// Chunks double up to this size; a heap of many GiB should not overshoot by half of itself.
pub const CHUNK_BYTES_MAX: usize = 16 << 20;
/// No heap is collected while its process runs before it has allocated so much: the walk would cost more than it frees.
pub const COLLECT_BYTES_MIN: usize = 256 * 1024;
/// A collection that walks through less than this comes when twice as much was allocated, a larger one when as much was.
pub const ROOMY_BYTES_MAX: usize = 64 << 20;
/// Objects of this size and more are not moved by collections.
pub const LARGE_BYTES: usize = 128 * 1024;
/// Memory of dead large objects that is kept for the next ones, if not more is alive.
pub const IDLE_BYTES: usize = 16 << 20;
/// Smaller chunks than this are not kept for the next collection.
pub const SPARE_BYTES_MIN: usize = 32 * 1024;
/// Chunks of this size and more ask for huge pages.
pub const HUGE_CHUNK_BYTES: usize = 4 << 20;
/// A process that parks with more garbage than this is collected, so that waiting processes are small.
pub const PARK_GARBAGE_BYTES: usize = 2048;
/// The same for one that waits in the middle of its stack, which has to be walked.
pub const WAIT_GARBAGE_BYTES: usize = 16 * 1024;
/// How long a process may compute before others get their turn.
pub const SLICE: Duration = Duration::from_millis(1);
/// Threads for calls that block: files, name resolution, slow computations.
pub const BLOCKING_THREADS_MAX: usize = 32;
/// How long an unused blocking thread waits for work before it ends.
pub const BLOCKING_IDLE: Duration = Duration::from_secs(10);
/// How long the end of the program waits for `terminate` clauses.
pub const SHUTDOWN_WAIT: Duration = Duration::from_secs(5);
/// Output that waits for a slow reader; beyond it writers block.
pub const OUTPUT_BYTES_MAX: usize = 4 << 20;
/// Finished jobs that are remembered, as long as nobody has waited for them.
pub const JOB_RESULTS_MAX: usize = 1_000_000;
/// Finished jobs whose results are kept for awaiting again.
pub const AWAITED_JOBS_MAX: usize = 10_000;
/// What these results may take.
pub const AWAITED_JOBS_BYTES_MAX: usize = 16 << 20;
/// Slices of one process after which the next one is taken, however short they were.
pub const SLICES_IN_A_ROW: u32 = 64;
