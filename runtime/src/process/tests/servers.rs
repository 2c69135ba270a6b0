//! [unsafe] Servers and databases in processes: many connections at once, handlers that fail, transactions whose process
//! ends.

use super::fake::*;
use crate::abi::{Cx, Panic};
use crate::db::pool::{Pool, Session};
use crate::db::{Answer, Outcome, Work};
use crate::http::server::{Connection, Limits};
use crate::intrinsics::http::{InProcess, ListenerHandle, accept_one, bind, take_accepted};
use crate::intrinsics::sqlite::ask;
use crate::process::signal::Reason;
use crate::process::{self, Pid, wait};
use crate::value::layout::{Object, Word};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Starts a server whose handler echoes the path, fails on `/fail` and sleeps on `/sleep`.
fn server() -> u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    *PORT.get_or_init(|| {
        let listener: &'static ListenerHandle =
            Box::leak(Box::new(ListenerHandle(bind("127.0.0.1", 0).expect("a free port"))));
        spawn(acceptor, &[&raw const *listener as Word]);
        listener.0.address().port()
    })
}

unsafe extern "C" fn acceptor(cx: *mut Cx, own: *mut Object) -> i64 {
    // SAFETY: the listener was leaked by `server`.
    let listener = unsafe { &*(capture(own, 1) as *const ListenerHandle) };
    body(cx, |cx| {
        loop {
            let id = accept_one(cx, listener, Limits::DEFAULT)?;
            process::spawn(cx, closure(connection, &[id as Word]) as *mut Object, None)?;
        }
    })
}

unsafe extern "C" fn connection(cx: *mut Cx, own: *mut Object) -> i64 {
    body(cx, |cx| {
        let connection = take_accepted(capture(own, 1) as i64).ok_or_else(|| Panic::new("no connection"))?;
        while serve(cx, &connection)? {}
        Ok(0)
    })
}

fn serve(cx: &mut Cx, connection: &Connection) -> Result<bool, Panic> {
    let mut waiting = InProcess::new(cx);
    let request = connection.next(&mut waiting);
    let Some(request) = waiting.finish(request)? else {
        return Ok(false);
    };
    let path = request.head.path();
    match path {
        "/fail" => return Err(Panic::new("a handler fails")),
        "/sleep" => wait::sleep(cx, 20)?,
        _ => {}
    }
    let mut waiting = InProcess::new(cx);
    let goes_on = connection.respond(200, std::iter::empty(), path.as_bytes(), &mut waiting);
    waiting.finish(goes_on)
}

fn connect() -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", server())).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time-out");
    stream
}

/// Sends a request and gives the status and body of the answer.
fn ask_http(stream: &mut TcpStream, path: &str) -> (u16, String) {
    stream.write_all(format!("GET {path} HTTP/1.1\r\n\r\n").as_bytes()).expect("sent");
    let mut text = String::new();
    let mut space = [0; 1024];
    loop {
        if let Some((head, rest)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).expect("a length");
            if rest.len() == length.parse::<usize>().expect("a number") {
                return (head[9..12].parse().expect("a status"), rest.to_owned());
            }
        }
        let read = stream.read(&mut space).expect("an answer");
        assert!(read > 0, "ended after {text:?}");
        text.push_str(std::str::from_utf8(&space[..read]).expect("text"));
    }
}

#[test]
fn a_thousand_connections_at_once() {
    let mut idle: Vec<TcpStream> = (0..1000).map(|_| connect()).collect();
    for (number, stream) in idle.iter_mut().enumerate() {
        let path = format!("/{number}");
        assert_eq!(ask_http(stream, &path), (200, path));
    }
    // While they are all open, new ones are served at once, and sleeping handlers hold up nobody.
    let start = Instant::now();
    let threads: Vec<_> = (0..8).map(|_| std::thread::spawn(|| ask_http(&mut connect(), "/sleep").0)).collect();
    assert_eq!(ask_http(&mut idle[500], "/again"), (200, "/again".to_owned()));
    assert!(threads.into_iter().all(|thread| thread.join().is_ok_and(|status| status == 200)));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn failing_handlers_harm_nobody() {
    let threads: Vec<_> = (0..4)
        .map(|number| {
            std::thread::spawn(move || {
                let mut steady = connect();
                for _ in 0..250 {
                    if number % 2 == 0 {
                        let mut failing = connect();
                        assert_eq!(ask_http(&mut failing, "/fail"), (500, "Internal Server Error".to_owned()));
                        assert_eq!(failing.read(&mut [0]).expect("closed"), 0);
                    }
                    assert_eq!(ask_http(&mut steady, "/steady").0, 200);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("no failure"));
}

fn pool() -> &'static Arc<Pool> {
    static POOL: OnceLock<Arc<Pool>> = OnceLock::new();
    POOL.get_or_init(|| {
        let path = std::env::temp_dir().join(format!("mesh-processes-{}.db", std::process::id()));
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", path.display()));
        }
        let (sender, receiver) = std::sync::mpsc::channel();
        let pool = Pool::open(&path.to_string_lossy(), 4, 20_000, Box::new(move |outcome| drop(sender.send(outcome))));
        receiver.recv().expect("an answer").expect("a pool");
        pool
    })
}

fn execute(cx: &mut Cx, session: &Session, sql: &str) -> Result<Outcome, Panic> {
    ask(cx, |reply| session.submit(Work::Execute { sql: sql.to_owned(), params: vec![] }, reply))
}

fn from_thread(session: &Session, work: Work) -> Outcome {
    let (sender, receiver) = std::sync::mpsc::channel();
    session.submit(work, Box::new(move |outcome| drop(sender.send(outcome))));
    receiver.recv().expect("an answer")
}

#[test]
fn transactions_end_with_their_process() {
    static DONE: AtomicUsize = AtomicUsize::new(0);
    static OPEN: AtomicUsize = AtomicUsize::new(0);

    /// Adds two rows in one transaction.
    unsafe extern "C" fn writer(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            let session = Session::transaction(Arc::clone(pool()));
            ask(cx, |reply| session.submit(Work::Begin, reply))?.map_err(Panic::new)?;
            for _ in 0..2 {
                execute(cx, &session, "insert into t values (1)")?.map_err(Panic::new)?;
            }
            ask(cx, |reply| session.submit(Work::Commit, reply))?.map_err(Panic::new)?;
            DONE.fetch_add(1, SeqCst);
            Ok(0)
        })
    }

    struct Owner(Session);
    impl Drop for Owner {
        fn drop(&mut self) {
            self.0.abandon();
        }
    }

    /// Opens a transaction and never ends it.
    unsafe extern "C" fn stuck(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            let owner = Owner(Session::transaction(Arc::clone(pool())));
            ask(cx, |reply| owner.0.submit(Work::Begin, reply))?.map_err(Panic::new)?;
            execute(cx, &owner.0, "insert into t values (1000)")?.map_err(Panic::new)?;
            OPEN.fetch_add(1, SeqCst);
            wait::sleep(cx, 3_600_000)?;
            Ok(0)
        })
    }

    let session = Session::of_pool(Arc::clone(pool()));
    from_thread(&session, Work::Execute { sql: "create table t (a integer)".to_owned(), params: vec![] })
        .expect("a table");
    for _ in 0..200 {
        spawn(writer, &[]);
    }
    until(&DONE, 200);
    let pid: Pid = spawn(stuck, &[]);
    until(&OPEN, 1);
    for _ in 0..50 {
        spawn(writer, &[]);
    }
    crate::process::signal::exit(pid, Pid(0), Reason::Killed);
    gone(pid);
    until(&DONE, 250);
    match from_thread(&session, Work::Query { sql: "select sum(a) from t".to_owned(), params: vec![] }) {
        Ok(Answer::Rows(rows)) => assert_eq!(rows.cells, ["500"]),
        other => panic!("{other:?}"),
    }
}
