//! A pool over one SQLite file: one writer and several readers, each on its own thread. Knows nothing of processes.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::sqlite::Mode;
use super::worker::{Lane, Worker, new_transaction};
use super::{Reply, Work};

/// Reader threads at most, whatever the caller asks for: many more than cores only wait for each other.
const READERS_MAX: usize = 8;
/// The least time that work may wait, in milliseconds.
const PATIENCE_MS_MIN: i64 = 100;

pub struct Pool {
    path: String,
    writer: Worker,
    /// Started as they are needed.
    readers: Mutex<Vec<Worker>>,
    readers_max: usize,
    patience: Duration,
}

/// Where the statements of a pool, or of one transaction in it, go.
pub struct Session {
    pool: Arc<Pool>,
    lane: Lane,
}

impl Pool {
    /// Opens the pool. `opened` is called when the writer's connection is there or has failed; only then is the pool of
    /// use. Readers are started by the first queries, since they cannot open what the writer has not made yet.
    pub fn open(path: &str, max: i64, timeout_ms: i64, opened: Reply) -> Arc<Pool> {
        let max = max.max(1) as usize;
        // A private database exists in one connection only.
        let is_private = path.is_empty() || path.contains(":memory:");
        let readers_max = if is_private { 0 } else { max.min(READERS_MAX) };
        Arc::new(Pool {
            path: path.to_owned(),
            writer: Worker::open(path.to_owned(), Mode::Writer, None, opened),
            readers: Mutex::default(),
            readers_max,
            patience: Duration::from_millis(timeout_ms.max(PATIENCE_MS_MIN) as u64),
        })
    }

    /// Does not wait for anything.
    pub fn close(&self) {
        self.writer.close();
        for reader in self.readers.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            reader.close();
        }
    }

    /// The reader with the least to do; a new one when all have something and more are allowed.
    fn reader(&self) -> Option<Worker> {
        if self.readers_max == 0 {
            return None;
        }
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        readers.retain(|reader| !reader.is_closed());
        let best = readers.iter().min_by_key(|reader| reader.load()).cloned();
        match best {
            Some(reader) if reader.load() == 0 || readers.len() >= self.readers_max => Some(reader),
            _ => {
                let reader = Worker::open(self.path.clone(), Mode::Reader, Some(self.writer.clone()), Box::new(drop));
                readers.push(reader.clone());
                Some(reader)
            }
        }
    }
}

impl Session {
    /// Statements that belong to no transaction.
    pub fn of_pool(pool: Arc<Pool>) -> Session {
        Session { pool, lane: Lane::Open }
    }

    /// A transaction still to be begun.
    pub fn transaction(pool: Arc<Pool>) -> Session {
        Session { pool, lane: Lane::Transaction(new_transaction()) }
    }

    pub fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    pub fn is_transaction(&self) -> bool {
        matches!(self.lane, Lane::Transaction(_))
    }

    /// Hands work to the right connection.
    pub fn submit(&self, work: Work, reply: Reply) {
        if self.pool.writer.is_closed() {
            return reply(Err("pool is closed".to_owned()));
        }
        let reader = match (&work, self.lane) {
            (Work::Query { .. }, Lane::Open) => self.pool.reader(),
            _ => None,
        };
        let worker = reader.as_ref().unwrap_or(&self.pool.writer);
        worker.submit(self.lane, work, self.pool.patience, reply);
    }

    /// Gives a transaction up without waiting. One that is over already is not touched.
    pub fn abandon(&self) {
        if self.is_transaction() {
            self.pool.writer.submit(self.lane, Work::Rollback, self.pool.patience, Box::new(drop));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Answer, Outcome};
    use std::sync::mpsc::channel;

    fn open(path: &str) -> Arc<Pool> {
        let (sender, receiver) = channel();
        let pool = Pool::open(path, 4, 5000, Box::new(move |outcome| sender.send(outcome).unwrap()));
        receiver.recv().unwrap().unwrap();
        pool
    }

    fn ask(session: &Session, work: Work) -> Outcome {
        let (sender, receiver) = channel();
        session.submit(work, Box::new(move |outcome| sender.send(outcome).unwrap()));
        receiver.recv().unwrap()
    }

    fn query(session: &Session, sql: &str) -> Vec<String> {
        match ask(session, Work::Query { sql: sql.to_owned(), params: vec![] }) {
            Ok(Answer::Rows(rows)) => rows.cells,
            other => panic!("{other:?}"),
        }
    }

    fn execute(session: &Session, sql: &str) -> Outcome {
        ask(session, Work::Execute { sql: sql.to_owned(), params: vec![] })
    }

    #[test]
    fn readers_see_what_was_committed() {
        let file = std::env::temp_dir().join(format!("mesh-pool-{}.db", std::process::id()));
        let path = file.to_string_lossy().into_owned();
        let remove = || ["", "-wal", "-shm"].iter().for_each(|end| drop(std::fs::remove_file(format!("{path}{end}"))));
        remove();
        let pool = open(&path);
        let plain = Session::of_pool(Arc::clone(&pool));
        execute(&plain, "create table t (a integer)").unwrap();
        // A query that writes finds its way to the writer.
        assert_eq!(query(&plain, "insert into t values (1) returning a"), ["1"]);
        let own = Session::transaction(Arc::clone(&pool));
        ask(&own, Work::Begin).unwrap();
        execute(&own, "insert into t values (2)").unwrap();
        assert_eq!(query(&own, "select count(*) from t"), ["2"]);
        assert_eq!(query(&plain, "select count(*) from t"), ["1"]);
        own.abandon();
        execute(&plain, "insert into t values (3)").unwrap();
        assert_eq!(query(&plain, "select a from t order by a"), ["1", "3"]);
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let session = Session::of_pool(Arc::clone(&pool));
                std::thread::spawn(move || {
                    (0..100).for_each(|_| assert_eq!(query(&session, "select count(*) from t"), ["2"]))
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert!(pool.readers.lock().unwrap().len() <= 4);
        pool.close();
        assert_eq!(execute(&plain, "select 1"), Err("pool is closed".to_owned()));
        let query = Work::Query { sql: "select 1".to_owned(), params: vec![] };
        assert_eq!(ask(&plain, query), Err("pool is closed".to_owned()));
        remove();
    }

    #[test]
    fn a_private_database_has_one_connection() {
        let pool = open(":memory:");
        let plain = Session::of_pool(pool);
        execute(&plain, "create table t (a)").unwrap();
        assert_eq!(query(&plain, "select count(*) from t"), ["0"]);
    }
}
