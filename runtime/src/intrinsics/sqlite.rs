//! Builtins of the module `Sqlite`: a connection on a thread of its own.

use crate::abi::{Cx, Panic, Ref};
use crate::db::sqlite::Mode;
use crate::db::worker::{Lane, PATIENCE, Worker};
use crate::db::{Answer, Outcome, Reply, Rows, Work};
use crate::handle;
use crate::intrinsics::handle;
use crate::process::wait;
use crate::value::layout::Word;
use crate::value::map::{self, KeyKind, Refs};
use crate::value::{ListRef, MapRef, Str};

struct SqliteHandle(Worker);

handle!(SqliteHandle, "SqliteConn");

/// Submits work and waits for its outcome.
pub fn ask(cx: &mut Cx, submit: impl FnOnce(Reply)) -> Result<Outcome, Panic> {
    wait::bridge(cx, |answer| submit(Box::new(move |outcome| answer.complete(outcome))))
}

/// Rows as maps that share their keys.
pub fn maps(cx: &mut Cx, rows: &Rows) -> Vec<MapRef> {
    let keys: Vec<Word> = rows.columns.iter().map(|column| Str::new(cx, column).0 as Word).collect();
    let refs = Refs { key: true, value: true };
    rows.iter()
        .map(|row| {
            keys.iter().zip(row).fold(map::empty(), |built, (&key, cell)| {
                let value = Str::new(cx, cell).0 as Word;
                built.put(cx, refs, KeyKind::String, key, value)
            })
        })
        .collect()
}

/// Rows changed; work that changes none says 0.
pub fn changed(outcome: Outcome) -> Result<i64, String> {
    outcome.map(|answer| if let Answer::Changed(count) = answer { count } else { 0 })
}

/// Rows; work that gives none gives an empty list.
pub fn rows(cx: &mut Cx, outcome: Outcome) -> Result<Vec<MapRef>, String> {
    outcome.map(|answer| if let Answer::Rows(rows) = answer { maps(cx, &rows) } else { Vec::new() })
}

fn run(cx: &mut Cx, connection: Ref, work: Work) -> Result<Outcome, Panic> {
    let connection = handle::get::<SqliteHandle>(connection)?;
    ask(cx, |reply| connection.0.submit(Lane::Open, work, PATIENCE, reply))
}

crate::intrinsics! { "Sqlite";
    waits fn open(cx, path: Str) -> Result<Ref, String> {
        let path = path.as_str().to_owned();
        let mut worker = None;
        let outcome = ask(cx, |reply| worker = Some(Worker::open(path, Mode::Single, None, reply)))?;
        Ok(match (outcome, worker) {
            (Ok(_), Some(worker)) => Ok(handle::put(cx, SqliteHandle(worker))),
            (Err(error), _) => Err(error),
            (Ok(_), None) => Err("no connection".to_owned()),
        })
    }
    waits fn close(cx, connection: Ref) -> () {
        handle::get::<SqliteHandle>(connection)?.0.close();
        Ok(())
    }
    waits fn execute(cx, connection: Ref, sql: Str, params: ListRef) -> Result<i64, String> {
        let work = Work::Execute { sql: sql.as_str().to_owned(), params: params.to_strings() };
        Ok(changed(run(cx, connection, work)?))
    }
    waits fn query(cx, connection: Ref, sql: Str, params: ListRef) -> Result<Vec<MapRef>, String> {
        let work = Work::Query { sql: sql.as_str().to_owned(), params: params.to_strings() };
        let outcome = run(cx, connection, work)?;
        Ok(rows(cx, outcome))
    }
    waits fn begin(cx, connection: Ref) -> Result<(), String> { Ok(run(cx, connection, Work::Begin)?.map(drop)) }
    waits fn commit(cx, connection: Ref) -> Result<(), String> { Ok(run(cx, connection, Work::Commit)?.map(drop)) }
    waits fn rollback(cx, connection: Ref) -> Result<(), String> { Ok(run(cx, connection, Work::Rollback)?.map(drop)) }
}
