//! A database connection on a thread of its own, fed by a queue with lanes: while a transaction is open, only its own
//! work runs and everything else waits. Knows nothing of processes.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::sqlite::{Mode, Sqlite};
use super::{Answer, Outcome, Reply, Work};

/// Which transaction a piece of work belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
    /// None: it waits for an open transaction to end.
    Open,
    Transaction(u64),
}

struct Job {
    lane: Lane,
    work: Work,
    reply: Reply,
    /// When waiting for its turn becomes an error.
    give_up: Instant,
}

struct Queue {
    jobs: VecDeque<Job>,
    /// The transaction that the connection is in.
    active: Option<u64>,
    closed: bool,
    /// Whether the thread is at work.
    busy: bool,
}

struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
    /// Where work goes that a reader must not do.
    writer: Option<Worker>,
}

/// A handle to the thread. The thread ends when the last handle is gone or the worker is closed.
#[derive(Clone)]
pub struct Worker {
    shared: Arc<Shared>,
    alive: Arc<Alive>,
}

/// Closes the queue when the last handle is dropped.
struct Alive(Arc<Shared>);

impl Drop for Alive {
    fn drop(&mut self) {
        close(&self.0);
    }
}

struct Closing<'a>(&'a Shared);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        close(self.0);
    }
}

/// How long work may wait behind a transaction when nobody says otherwise.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A number for a transaction, unique in the program.
pub fn new_transaction() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

impl Worker {
    /// Opens a connection on a new thread. `opened` is called with the outcome, on that thread.
    pub fn open(path: String, mode: Mode, writer: Option<Worker>, opened: Reply) -> Worker {
        let queue = Queue { jobs: VecDeque::new(), active: None, closed: false, busy: true };
        let shared = Arc::new(Shared { queue: Mutex::new(queue), changed: Condvar::new(), writer });
        let worker = Worker { alive: Arc::new(Alive(Arc::clone(&shared))), shared: Arc::clone(&shared) };
        // The reply must be called whether the thread starts or not.
        let opened = Arc::new(Mutex::new(Some(opened)));
        let on_thread = Arc::clone(&opened);
        let body = move || {
            // However the thread ends, nobody may wait for it any more.
            let _closing = Closing(&shared);
            match Sqlite::open(&path, mode) {
                Ok(connection) => {
                    answer(&on_thread, Ok(Answer::Done));
                    serve(&shared, connection);
                }
                Err(error) => {
                    close(&shared);
                    answer(&on_thread, Err(error));
                }
            }
        };
        if let Err(error) = std::thread::Builder::new().name("mesh-sqlite".to_owned()).spawn(body) {
            worker.close();
            answer(&opened, Err(format!("cannot start a thread: {error}")));
        }
        worker
    }

    /// Puts work into the queue.
    pub fn submit(&self, lane: Lane, work: Work, patience: Duration, reply: Reply) {
        submit(&self.shared, Job { lane, work, reply, give_up: Instant::now() + patience });
    }

    /// How much work is waiting or under way.
    pub fn load(&self) -> usize {
        let queue = lock(&self.shared);
        queue.jobs.len() + usize::from(queue.busy)
    }

    pub fn is_closed(&self) -> bool {
        lock(&self.shared).closed
    }

    /// Finishes the work at hand, refuses what waits and what comes.
    pub fn close(&self) {
        close(&self.alive.0);
    }
}

fn answer(reply: &Mutex<Option<Reply>>, outcome: Outcome) {
    let reply = reply.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(reply) = reply {
        reply(outcome);
    }
}

fn lock(shared: &Shared) -> MutexGuard<'_, Queue> {
    shared.queue.lock().unwrap_or_else(PoisonError::into_inner)
}

fn submit(shared: &Shared, job: Job) {
    let mut queue = lock(shared);
    if queue.closed {
        drop(queue);
        return (job.reply)(Err(CLOSED.to_owned()));
    }
    // A transaction given up before it began must not begin any more.
    let begins = |queued: &Job| matches!(queued.work, Work::Begin) && queued.lane == job.lane;
    let never_begun = match job.work {
        Work::Rollback => queue.jobs.iter().position(begins).and_then(|at| queue.jobs.remove(at)),
        _ => None,
    };
    queue.jobs.push_back(job);
    drop(queue);
    shared.changed.notify_one();
    if let Some(job) = never_begun {
        (job.reply)(Err(OVER.to_owned()));
    }
}

fn close(shared: &Shared) {
    let mut queue = lock(shared);
    queue.closed = true;
    let refused = std::mem::take(&mut queue.jobs);
    drop(queue);
    shared.changed.notify_one();
    for job in refused {
        (job.reply)(Err(CLOSED.to_owned()));
    }
}

pub const CLOSED: &str = "connection is closed";
pub const TIMEOUT: &str = "pool checkout timeout";
const OVER: &str = "transaction is over";

/// What the thread does next.
enum Next {
    Run(Job),
    /// Answer with this error: it waited too long, or its transaction is over.
    Refuse(Job, &'static str),
    Close,
}

fn next(shared: &Shared) -> Next {
    let mut queue = lock(shared);
    loop {
        queue.busy = false;
        if queue.closed {
            return Next::Close;
        }
        let (active, now) = (queue.active, Instant::now());
        let found = queue.jobs.iter().enumerate().find_map(|(at, job)| match (active, job.lane, &job.work) {
            (Some(active), Lane::Transaction(lane), _) if active == lane => Some((at, None)),
            (None, Lane::Open, _) | (None, Lane::Transaction(_), Work::Begin) => Some((at, None)),
            // Only its own beginning makes a transaction active, so this one has ended.
            (_, Lane::Transaction(_), work) if !matches!(work, Work::Begin) => Some((at, Some(OVER))),
            _ if job.give_up <= now => Some((at, Some(TIMEOUT))),
            _ => None,
        });
        if let Some((at, refusal)) = found
            && let Some(job) = queue.jobs.remove(at)
        {
            queue.busy = true;
            return match refusal {
                Some(reason) => Next::Refuse(job, reason),
                None => Next::Run(job),
            };
        }
        queue = match queue.jobs.iter().map(|job| job.give_up).min() {
            Some(at) => {
                let (queue, _) = shared
                    .changed
                    .wait_timeout(queue, at.saturating_duration_since(now))
                    .unwrap_or_else(PoisonError::into_inner);
                queue
            }
            None => shared.changed.wait(queue).unwrap_or_else(PoisonError::into_inner),
        };
    }
}

fn serve(shared: &Shared, mut connection: Sqlite) {
    loop {
        match next(shared) {
            Next::Close => return,
            Next::Refuse(job, reason) => (job.reply)(Err(reason.to_owned())),
            Next::Run(job) => run(shared, &mut connection, job),
        }
    }
}

fn run(shared: &Shared, connection: &mut Sqlite, job: Job) {
    let Job { lane, work, reply, give_up } = job;
    let begins = matches!(work, Work::Begin);
    let ends = matches!(work, Work::Commit | Work::Rollback);
    // A reader hands the statement on, so it needs it again.
    let spare = match (&shared.writer, &work) {
        (Some(_), Work::Query { sql, params }) => Some(Work::Query { sql: sql.clone(), params: params.clone() }),
        _ => None,
    };
    let outcome = connection.run(work);
    if let (Ok(Answer::MustWrite), Some(writer), Some(work)) = (&outcome, &shared.writer, spare) {
        return submit(&writer.shared, Job { lane, work, reply, give_up });
    }
    if let Lane::Transaction(number) = lane {
        if begins && outcome.is_ok() {
            lock(shared).active = Some(number);
        }
        if ends {
            // Whatever went wrong, the connection must not stay in a transaction that nobody owns.
            if connection.in_transaction() {
                let _ = connection.run(Work::Rollback);
            }
            lock(shared).active = None;
        }
    }
    reply(outcome);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, channel};

    fn open(path: &str, mode: Mode, writer: Option<Worker>) -> Worker {
        let (sender, receiver) = channel();
        let worker =
            Worker::open(path.to_owned(), mode, writer, Box::new(move |outcome| sender.send(outcome).unwrap()));
        receiver.recv().unwrap().unwrap();
        worker
    }

    fn ask(worker: &Worker, lane: Lane, work: Work, patience_ms: u64) -> Receiver<Outcome> {
        let (sender, receiver) = channel();
        let reply = Box::new(move |outcome| drop(sender.send(outcome)));
        worker.submit(lane, work, Duration::from_millis(patience_ms), reply);
        receiver
    }

    fn execute(sql: &str) -> Work {
        Work::Execute { sql: sql.to_owned(), params: vec![] }
    }

    #[test]
    fn others_wait_for_a_transaction() {
        let worker = open(":memory:", Mode::Writer, None);
        ask(&worker, Lane::Open, execute("create table t (a)"), 1000).recv().unwrap().unwrap();
        let own = Lane::Transaction(new_transaction());
        ask(&worker, own, Work::Begin, 1000).recv().unwrap().unwrap();
        let late = ask(&worker, Lane::Open, execute("insert into t values (1)"), 20);
        assert_eq!(late.recv().unwrap(), Err(TIMEOUT.to_owned()));
        let waiting = ask(&worker, Lane::Open, execute("insert into t values (2)"), 10_000);
        let second = Lane::Transaction(new_transaction());
        let begun = ask(&worker, second, Work::Begin, 10_000);
        assert_eq!(
            ask(&worker, own, execute("insert into t values (3)"), 1000).recv().unwrap(),
            Ok(Answer::Changed(1))
        );
        assert!(waiting.try_recv().is_err() && begun.try_recv().is_err());
        ask(&worker, own, Work::Rollback, 1000).recv().unwrap().unwrap();
        assert_eq!(waiting.recv().unwrap(), Ok(Answer::Changed(1)));
        begun.recv().unwrap().unwrap();
        assert_eq!(ask(&worker, own, execute("insert into t values (4)"), 1000).recv().unwrap(), Err(OVER.to_owned()));
        let third = Lane::Transaction(new_transaction());
        let never = ask(&worker, third, Work::Begin, 10_000);
        assert_eq!(ask(&worker, third, Work::Rollback, 1000).recv().unwrap(), Err(OVER.to_owned()));
        assert_eq!(never.recv().unwrap(), Err(OVER.to_owned()));
        ask(&worker, second, Work::Commit, 1000).recv().unwrap().unwrap();
        let rows = ask(&worker, Lane::Open, Work::Query { sql: "select a from t".to_owned(), params: vec![] }, 1000);
        assert!(matches!(rows.recv().unwrap(), Ok(Answer::Rows(rows)) if rows.cells == ["2"]));
    }

    #[test]
    fn a_closed_worker_refuses() {
        let worker = open(":memory:", Mode::Single, None);
        worker.close();
        assert_eq!(ask(&worker, Lane::Open, execute("select 1"), 10).recv().unwrap(), Err(CLOSED.to_owned()));
    }

    #[test]
    fn a_connection_that_cannot_open_says_so() {
        let (sender, receiver) = channel();
        let path = "/nonexistent/dir/x.db".to_owned();
        let worker = Worker::open(path, Mode::Single, None, Box::new(move |outcome| sender.send(outcome).unwrap()));
        assert!(receiver.recv().unwrap().is_err());
        assert_eq!(ask(&worker, Lane::Open, execute("select 1"), 10).recv().unwrap(), Err(CLOSED.to_owned()));
    }
}
