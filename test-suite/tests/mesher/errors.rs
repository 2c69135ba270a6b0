//! What an operator sees when the start goes wrong.

use super::support::{Node, Test, check, program, start_in};
use std::time::Duration;
use test_suite::run::{Invocation, Outcome, Scratch, run};

pub fn tests() -> Vec<Test> {
    vec![
        ("port_in_use_exits_1", port_in_use),
        ("unwritable_database_exits_1", unwritable),
        ("newer_database_exits_1", newer),
        ("bad_flags_exit_2", flags),
    ]
}

fn start(directory: &Scratch, args: &[&str]) -> Result<Outcome, String> {
    let mut all = vec![program().into_os_string()];
    all.extend(args.iter().map(Into::into));
    run(&Invocation {
        args: all,
        timeout: Duration::from_secs(60),
        directory: Some(directory.0.clone()),
        ..Invocation::default()
    })
}

fn fails(outcome: &Outcome, status: i32, words: &[&str]) -> Result<(), String> {
    let text = format!("{}{}", outcome.stdout, outcome.stderr);
    check(outcome.status == Some(status), format!("exit status {:?}: {text}", outcome.status))?;
    words.iter().try_for_each(|word| check(text.contains(word), format!("no `{word}` in {text}")))
}

fn port_in_use() -> Result<(), String> {
    let node = Node::start()?;
    let directory = Scratch::new()?;
    let port = node.server.port.to_string();
    let outcome = start(&directory, &["--http-port", &port])?;
    fails(&outcome, 1, &["cannot listen", &port])
}

fn unwritable() -> Result<(), String> {
    let directory = Scratch::new()?;
    let outcome = start(&directory, &["--db", "no/such/folder/mesher.db"])?;
    fails(&outcome, 1, &["store unavailable"])
}

fn newer() -> Result<(), String> {
    let directory = Scratch::new()?;
    let server = start_in(&directory.0)?;
    let _ = server.terminate(Duration::from_secs(15));
    let failed = |e: rusqlite::Error| e.to_string();
    let store = rusqlite::Connection::open(directory.0.join("mesher.db")).map_err(failed)?;
    let changed = store.execute("UPDATE meta SET value = '9999' WHERE key = 'schema_version'", []).map_err(failed)?;
    check(changed == 1, "the schema version is not where it is expected")?;
    drop(store);
    let outcome = start(&directory, &["--db", "mesher.db"])?;
    fails(&outcome, 1, &["newer", "9999"])
}

fn flags() -> Result<(), String> {
    let directory = Scratch::new()?;
    for (args, words) in [
        (vec!["--http-port", "70000"], vec!["http-port"]),
        (vec!["--http-port", "many"], vec!["http-port"]),
        (vec!["--no-such-flag"], vec!["--no-such-flag"]),
        (vec!["--bind", "nowhere!"], vec!["bind"]),
    ] {
        fails(&start(&directory, &args)?, 2, &words)?;
    }
    Ok(())
}
