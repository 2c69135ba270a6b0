//! How long things take while processes compute on every worker: a TCP echo (a request on an open connection), the same with a
//! service call, and with a timer of a millisecond. Prints percentiles and checks nothing, since what else runs on the machine
//! counts too. `cargo bench -p test-suite --bench latency`.

use std::time::{Duration, Instant};
use test_suite::discover::suite_root;
use test_suite::run::Scratch;
use test_suite::server::Server;

const REQUESTS: usize = 1000;

fn main() -> Result<(), String> {
    let scratch = Scratch::new()?;
    let server = Server::start(&suite_root().join("servers/latency.mpl"), &scratch.0, &[], &[], "listening")?;
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{:<28} {:>8} {:>8} {:>8} {:>8}  us", "", "p50", "p90", "p99", "max");
    for load in [0, 2 * workers] {
        for _ in 0..load {
            server.get("/busy")?;
        }
        for (name, path) in [("TCP echo", "/ok"), ("and service call", "/message"), ("and 1 ms timer", "/timer")] {
            let times = measure(&server, path)?;
            let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_micros();
            let label = format!("{name}, {load} computing");
            println!("{label:<28} {:>8} {:>8} {:>8} {:>8}", at(0.5), at(0.9), at(0.99), at(1.0));
        }
    }
    Ok(())
}

fn measure(server: &Server, path: &str) -> Result<Vec<Duration>, String> {
    let mut connection = server.connect()?;
    let mut times = Vec::with_capacity(REQUESTS);
    for _ in 0..REQUESTS {
        let start = Instant::now();
        let reply = connection.request("GET", path, &[], b"")?;
        times.push(start.elapsed());
        if reply.status != 200 {
            return Err(format!("{path} gave {}", reply.status));
        }
    }
    times.sort_unstable();
    Ok(times)
}
