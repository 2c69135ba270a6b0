//! [unsafe] TCP on `may`: every operation has a form that never waits and one that suspends the calling coroutine. Knows
//! nothing of processes; callers leave their slot before an operation that waits.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, RawFd};
use std::time::Duration;

use super::deadline::{Deadline, Direction};

/// Connections that the kernel completes before the program accepts them.
const BACKLOG: i32 = 4096;

/// A listening socket.
pub struct Listener {
    inner: may::net::TcpListener,
    address: SocketAddr,
}

impl Listener {
    pub fn bind(address: SocketAddr) -> io::Result<Listener> {
        raise_descriptor_limit();
        // Not by `may`, which lets several programs share a port: a port in use must be an error.
        let bound = std::net::TcpListener::bind(address)?;
        // SAFETY: `listen` touches no memory; a second call on a listening socket only changes its backlog.
        unsafe { libc::listen(bound.as_raw_fd(), BACKLOG) };
        // SAFETY: the descriptor is an open listening socket that nobody else owns from here on.
        let inner = unsafe { may::net::TcpListener::from_raw_fd(bound.into_raw_fd()) };
        let address = inner.local_addr()?;
        Ok(Listener { inner, address })
    }

    /// Where it listens, with the port that was chosen for port 0.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn socket(&self) -> RawFd {
        self.inner.as_raw_fd()
    }

    /// Waits for a connection.
    pub fn accept(&self) -> io::Result<Stream> {
        let (inner, peer) = self.inner.accept()?;
        Ok(Stream::new(inner, peer))
    }
}

/// Raises the soft limit of open files to the hard one: the usual default of 1,024 is less than a server's connections.
fn raise_descriptor_limit() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        // SAFETY: both calls get a valid pointer to a local structure.
        unsafe {
            if libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) == 0 {
                limit.rlim_cur = limit.rlim_max;
                libc::setrlimit(libc::RLIMIT_NOFILE, &limit);
            }
        }
    });
}

/// A connection.
pub struct Stream {
    // Dropped first: it must not outlive the socket.
    deadline: Deadline,
    inner: may::net::TcpStream,
    peer: SocketAddr,
}

impl Stream {
    fn new(inner: may::net::TcpStream, peer: SocketAddr) -> Stream {
        // One write per response must not wait for an acknowledgement; without the option it is only slower.
        let _ = inner.set_nodelay(true);
        Stream { deadline: Deadline::new(inner.as_raw_fd()), inner, peer }
    }

    /// Connects, suspending the calling coroutine.
    pub fn connect(address: SocketAddr) -> io::Result<Stream> {
        Ok(Stream::new(may::net::TcpStream::connect(address)?, address))
    }

    /// The socket's number, for those who wait for it.
    pub fn socket(&self) -> RawFd {
        self.inner.as_raw_fd()
    }

    pub fn peer(&self) -> SocketAddr {
        self.peer
    }

    /// Reads what is there; `WouldBlock` when nothing is.
    pub fn try_read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        retry(|| self.inner.inner().read(buffer))
    }

    /// Waits until something can be read or the other side has ended.
    pub fn wait_readable(&self) -> io::Result<()> {
        retry(|| self.inner.peek(&mut [0])).map(drop)
    }

    /// Writes what fits into the socket's buffer; `WouldBlock` when nothing does.
    pub fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        retry(|| self.inner.inner().write(bytes))
    }

    /// Writes a part, waiting until some of it fits.
    pub fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize> {
        retry(|| self.inner.write(bytes))
    }

    /// No more will be written.
    pub fn finish_writing(&self) {
        // The other side may have gone, which is what closing is about.
        let _ = self.inner.shutdown(Shutdown::Write);
    }

    /// From now on the operation at hand may take so long, counted again at every call.
    pub fn set_deadline(&self, after: Duration, direction: Direction) {
        self.deadline.set(after, direction);
    }

    pub fn clear_deadline(&self) {
        self.deadline.clear();
    }

    pub fn is_late(&self) -> bool {
        self.deadline.has_fired()
    }
}

fn retry<T>(mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match operation() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}
