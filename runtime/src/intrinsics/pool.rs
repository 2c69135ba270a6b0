//! Builtins of the module `Pool`.

use std::sync::Arc;

use crate::abi::{Cx, Panic, Ref};
use crate::db::pool::{Pool, Session};
use crate::db::{Outcome, Work};
use crate::handle;
use crate::intrinsics::handle;
use crate::intrinsics::sqlite::{ask, changed, rows};
use crate::value::{ListRef, MapRef, Str};

/// Where statements go: to the pool at large or into one transaction. Copies share it.
struct PoolHandle(Arc<Session>);

/// The ownership of a transaction, held by the process that began it. Its end, whatever the reason, rolls back what was
/// not committed.
struct TransactionHandle(Arc<Session>);

handle!(PoolHandle, "PoolHandle");
handle!(TransactionHandle, "Transaction");

impl Drop for TransactionHandle {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

fn open_sqlite(cx: &mut Cx, path: &str, max: i64, timeout_ms: i64) -> Result<Result<Ref, String>, Panic> {
    if path.is_empty() {
        return Ok(Err("pool open: the URL names no file".to_owned()));
    }
    let mut pool = None;
    let outcome = ask(cx, |reply| pool = Some(Pool::open(path, max, timeout_ms, reply)))?;
    Ok(match (outcome, pool) {
        (Ok(_), Some(pool)) => Ok(handle::put(cx, PoolHandle(Arc::new(Session::of_pool(pool))))),
        (Err(error), _) => Err(format!("pool open: {path}: {error}")),
        (Ok(_), None) => Err("pool open: no connection".to_owned()),
    })
}

fn run(cx: &mut Cx, pool: Ref, work: Work) -> Result<Outcome, Panic> {
    let session = Arc::clone(&handle::get::<PoolHandle>(pool)?.0);
    ask(cx, |reply| session.submit(work, reply))
}

fn finish(cx: &mut Cx, transaction: Ref, work: Work) -> Result<Result<(), String>, Panic> {
    let transaction = handle::get::<TransactionHandle>(transaction)?;
    Ok(ask(cx, |reply| transaction.0.submit(work, reply))?.map(drop))
}

crate::intrinsics! { "Pool";
    waits fn open(cx, url: Str, min: i64, max: i64, timeout_ms: i64) -> Result<Ref, String> {
        let url = url.as_str().to_owned();
        // Connections of the embedded engine cost little and are opened when they are first needed.
        let _ = min;
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Err("pool open: PostgreSQL is not available in this build; use sqlite:PATH".to_owned()));
        }
        match url.strip_prefix("sqlite:") {
            Some(path) => open_sqlite(cx, path, max, timeout_ms),
            None => Ok(Err("pool open: URL must start with postgres://, postgresql:// or sqlite:".to_owned())),
        }
    }
    waits fn close(cx, pool: Ref) -> () {
        handle::get::<PoolHandle>(pool)?.0.pool().close();
        Ok(())
    }
    waits fn execute(cx, pool: Ref, sql: Str, params: ListRef) -> Result<i64, String> {
        let work = Work::Execute { sql: sql.as_str().to_owned(), params: params.to_strings() };
        Ok(changed(run(cx, pool, work)?))
    }
    waits fn query(cx, pool: Ref, sql: Str, params: ListRef) -> Result<Vec<MapRef>, String> {
        let work = Work::Query { sql: sql.as_str().to_owned(), params: params.to_strings() };
        let outcome = run(cx, pool, work)?;
        Ok(rows(cx, outcome))
    }
    waits fn execute_batch(cx, pool: Ref, sql: Str, batch: ListRef) -> Result<i64, String> {
        let batch = batch.lists().into_iter().map(ListRef::to_strings).collect();
        let work = Work::ExecuteBatch { sql: sql.as_str().to_owned(), rows: batch };
        Ok(changed(run(cx, pool, work)?))
    }
    waits fn execute_script(cx, pool: Ref, sql: Str) -> Result<(), String> {
        let work = Work::Script { sql: sql.as_str().to_owned() };
        Ok(run(cx, pool, work)?.map(drop))
    }
    waits fn begin(cx, pool: Ref) -> Result<Ref, String> {
        let outer = Arc::clone(&handle::get::<PoolHandle>(pool)?.0);
        if outer.is_transaction() {
            return Ok(Err("a transaction is already open".to_owned()));
        }
        let session = Arc::new(Session::transaction(Arc::clone(outer.pool())));
        // The owner exists before the transaction, so that no end of the process leaves it open.
        let owner = handle::put(cx, TransactionHandle(Arc::clone(&session)));
        Ok(ask(cx, |reply| session.submit(Work::Begin, reply))?.map(|_| owner))
    }
    raises fn inside(cx, transaction: Ref) -> Ref {
        let session = Arc::clone(&handle::get::<TransactionHandle>(transaction)?.0);
        Ok(handle::put(cx, PoolHandle(session)))
    }
    waits fn commit(cx, transaction: Ref) -> Result<(), String> { finish(cx, transaction, Work::Commit) }
    waits fn rollback(cx, transaction: Ref) -> Result<(), String> { finish(cx, transaction, Work::Rollback) }
}
