//! Builtins of the module `HTTP`: listening, accepting, and one request or response at a time. Routing is Mesh.

use std::io::{Error, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;

use crate::abi::{Cx, Panic, Ref};
use crate::handle;
use crate::http::server::{self, Connection, Limits, Wait};
use crate::intrinsics::handle;
use crate::intrinsics::request::RequestHandle;
use crate::io::blocking;
use crate::net::tcp::Listener;
use crate::output;
use crate::process::{self, wait};
use crate::value::{BytesRef, MapRef, Str};

pub(crate) struct ListenerHandle(pub(crate) Listener);
struct ConnectionHandle(Connection);

handle!(ListenerHandle, "Listener");
handle!(ConnectionHandle, "Connection");

/// Accepted connections on their way to the process that will serve them. The accepting process must not own them:
/// their end would then have to wait for its collector.
static ACCEPTED: Mutex<Option<FxHashMap<i64, Connection>>> = Mutex::new(None);
/// How long accepting rests when the system has no descriptor or memory for a connection.
const ACCEPT_REST: Duration = Duration::from_millis(50);

/// Waits as a process does, and remembers that the process has to end.
pub(crate) struct InProcess<'a> {
    cx: &'a mut Cx,
    ended: Option<Panic>,
}

impl<'a> InProcess<'a> {
    pub(crate) fn new(cx: &'a mut Cx) -> InProcess<'a> {
        InProcess { cx, ended: None }
    }
    /// The result of what was waited for, unless the process ended meanwhile.
    pub(crate) fn finish<T>(self, value: T) -> Result<T, Panic> {
        self.ended.map_or(Ok(value), Err)
    }
}

impl Wait for InProcess<'_> {
    fn suspend<T>(&mut self, socket: RawFd, operation: impl FnOnce() -> T) -> Option<T> {
        match wait::off_slot_fd(self.cx, socket, operation) {
            Ok(value) => Some(value),
            Err(panic) => {
                self.ended = Some(panic);
                None
            }
        }
    }
    fn compute<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> T {
        blocking::run(self.cx, work)
    }
}

pub(crate) fn bind(address: &str, port: i64) -> Result<Listener, Panic> {
    process::end::before_end(server::drain);
    let fail = |what: &str| Panic::new(format!("HTTP.serve: cannot listen on {address}:{port}: {what}"));
    let port = u16::try_from(port).map_err(|_| fail("not a port number"))?;
    let ip: IpAddr = match address {
        "localhost" => IpAddr::from([127, 0, 0, 1]),
        _ => address.trim_matches(['[', ']']).parse().map_err(|_| fail("not an IP address"))?,
    };
    Listener::bind(SocketAddr::new(ip, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => fail("the port is already in use"),
        ErrorKind::PermissionDenied => fail("permission denied"),
        ErrorKind::AddrNotAvailable => fail("this machine does not have the address"),
        _ => fail(&error.to_string()),
    })
}

/// Whether accepting may go on after an error: the connection broke off before it was accepted, or resources are short.
fn is_passing(error: &Error) -> bool {
    let short = [libc::EMFILE, libc::ENFILE, libc::ENOBUFS, libc::ENOMEM];
    let broken = [libc::ECONNABORTED, libc::EPROTO, libc::EPERM, libc::EINTR, libc::EAGAIN];
    let unreachable = [libc::ENETDOWN, libc::EHOSTDOWN, libc::EHOSTUNREACH, libc::ENETUNREACH, libc::ENONET];
    error.raw_os_error().is_some_and(|code| [&short[..], &broken, &unreachable].concat().contains(&code))
}

pub(crate) fn accept_one(cx: &mut Cx, listener: &ListenerHandle, limits: Limits) -> Result<i64, Panic> {
    static NEXT: AtomicI64 = AtomicI64::new(1);
    loop {
        match wait::off_slot_fd(cx, listener.0.socket(), || listener.0.accept())? {
            Ok(stream) => {
                let Some(connection) = Connection::new(stream, limits) else {
                    continue;
                };
                let id = NEXT.fetch_add(1, Ordering::Relaxed);
                let mut accepted = ACCEPTED.lock().unwrap_or_else(PoisonError::into_inner);
                accepted.get_or_insert_default().insert(id, connection);
                return Ok(id);
            }
            Err(error) if is_passing(&error) => blocking::run(cx, || std::thread::sleep(ACCEPT_REST)),
            Err(error) => return Err(Panic::new(format!("HTTP.serve: accepting failed: {error}"))),
        }
    }
}

pub(crate) fn take_accepted(id: i64) -> Option<Connection> {
    ACCEPTED.lock().unwrap_or_else(PoisonError::into_inner).as_mut().and_then(|accepted| accepted.remove(&id))
}

fn respond(cx: &mut Cx, connection: Ref, status: i64, headers: MapRef, body: &[u8]) -> Result<bool, Panic> {
    let connection = handle::get::<ConnectionHandle>(connection)?;
    let headers = headers.string_pairs();
    let fields = headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    // A handler's nonsense must not produce something that is no response.
    let status = u16::try_from(status).ok().filter(|status| (200..1000).contains(status)).unwrap_or(500);
    let mut wait = InProcess::new(cx);
    let goes_on = connection.0.respond(status, fields, body, &mut wait);
    wait.finish(goes_on)
}

crate::intrinsics! { "HTTP";
    raises fn listen(cx, address: Str, port: i64) -> Ref {
        let listener = bind(address.as_str(), port)?;
        output::write_stderr(format!("[mesh-rt] HTTP server listening on {}\n", listener.address()).as_bytes());
        Ok(handle::put(cx, ListenerHandle(listener)))
    }
    fn try_listen(cx, address: Str, port: i64) -> Result<Ref, String> {
        bind(address.as_str(), port).map(|listener| handle::put(cx, ListenerHandle(listener))).map_err(|panic| panic.0)
    }
    raises fn bound_port(cx, listener: Ref) -> i64 {
        Ok(i64::from(handle::get::<ListenerHandle>(listener)?.0.address().port()))
    }
    waits fn accept(cx, listener: Ref, body_bytes_max: i64, decoded_bytes_max: i64) -> i64 {
        let listener = handle::get::<ListenerHandle>(listener)?;
        let body_bytes_max = usize::try_from(body_bytes_max).unwrap_or(0);
        let decoded_bytes_max = usize::try_from(decoded_bytes_max).unwrap_or(0);
        accept_one(cx, &listener, Limits { body_bytes_max, decoded_bytes_max, ..Limits::DEFAULT })
    }
    waits fn take_connection(cx, id: i64, own_headers: MapRef) -> Ref {
        let mut connection = take_accepted(id).ok_or_else(|| Panic::new("the connection was taken already"))?;
        let fields = own_headers.string_pairs();
        let owned = fields.iter().map(|(name, value)| (name.as_str().to_owned(), value.as_str().to_owned()));
        connection.set_own_fields(owned.collect());
        Ok(handle::put(cx, ConnectionHandle(connection)))
    }
    waits fn read_request(cx, connection: Ref) -> Option<Ref> {
        let connection = handle::get::<ConnectionHandle>(connection)?;
        let mut wait = InProcess::new(cx);
        let request = connection.0.next(&mut wait);
        let request = wait.finish(request)?;
        Ok(request.map(|request| handle::put(cx, RequestHandle { request: Arc::new(request), params: Vec::new() })))
    }
    waits fn respond_text(cx, connection: Ref, status: i64, headers: MapRef, body: Str) -> bool {
        respond(cx, connection, status, headers, body.as_bytes())
    }
    waits fn respond_raw(cx, connection: Ref, status: i64, headers: MapRef, body: BytesRef) -> bool {
        respond(cx, connection, status, headers, body.as_bytes())
    }
}
