//! How many connections there are at the same time, and what becomes of one too many: it is told so, and when to come back.
//!
//! Each connection has a task, buffers and perhaps a body. A bound on their number is a bound on that memory, and no crowd can
//! take the files that the process may open.

use std::future::poll_fn;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Connections that are being turned away at the same time; more are closed without a word.
const REFUSALS_MAX: usize = 32;
/// How long a connection that is turned away may take to say what it wanted.
const PATIENCE: Duration = Duration::from_secs(2);

/// Seats for connections. Clones share them.
#[derive(Clone, Debug)]
pub struct Seats {
    free: Arc<Semaphore>,
    /// Room to turn somebody away.
    refusals: Arc<Semaphore>,
    n_refused: Arc<AtomicU64>,
    n_max: usize,
}

impl Seats {
    /// So many seats.
    pub fn new(n_max: usize) -> Seats {
        let (free, refusals) = (Arc::new(Semaphore::new(n_max)), Arc::new(Semaphore::new(REFUSALS_MAX)));
        Seats { free, refusals, n_refused: Arc::default(), n_max }
    }

    /// Connections there are.
    pub fn n_taken(&self) -> usize {
        self.n_max.saturating_sub(self.free.available_permits())
    }

    /// Connections that were turned away since the start.
    pub fn n_refused(&self) -> u64 {
        self.n_refused.load(Relaxed)
    }

    /// Answers whatever a connection asks with a 503, in the shape of every dialect, and closes it.
    fn refuse<Io: AsyncRead + AsyncWrite + Send + Unpin + 'static>(&self, mut io: Io) {
        self.n_refused.fetch_add(1, Relaxed);
        let Ok(room) = Arc::clone(&self.refusals).try_acquire_owned() else { return };
        let message = format!(
            "there are {} connections already; close some that are not used, or start the server with a larger --max-connections",
            self.n_max
        );
        tokio::spawn(async move {
            // One that has gone, or that does not read, need not be told.
            let _ = timeout(PATIENCE, tell(&mut io, &message)).await;
            drop(room);
        });
    }
}

async fn tell(io: &mut (impl AsyncRead + AsyncWrite + Unpin), message: &str) -> io::Result<()> {
    // `code` and `param` are of the one dialect, the outer `type` of the other.
    let error = serde_json::json!({ "type": "overloaded_error", "message": message, "param": null, "code": null });
    let body = serde_json::json!({ "type": "error", "error": error }).to_string();
    let head =
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\nretry-after: 5\r\nconnection: close\r\n";
    let text = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let n = poll_fn(|cx| Pin::new(&mut *io).poll_write(cx, rest)).await?;
        rest = &rest[n..];
    }
    poll_fn(|cx| Pin::new(&mut *io).poll_shutdown(cx)).await?;
    // What was sent is read to its end: closing before that would take the answer back.
    poll_fn(|cx| {
        loop {
            let mut sink = [0; 4096];
            let mut buf = ReadBuf::new(&mut sink);
            ready!(Pin::new(&mut *io).poll_read(cx, &mut buf))?;
            if buf.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
        }
    })
    .await
}

/// A listener whose connections take a seat each.
pub struct Seated<L> {
    listener: L,
    seats: Seats,
}

impl<L> Seated<L> {
    /// Lets connections of `listener` sit down.
    pub fn new(listener: L, seats: Seats) -> Seated<L> {
        Seated { listener, seats }
    }
}

impl<L: Listener<Io: 'static>> Listener for Seated<L> {
    type Io = Connection<L::Io>;
    type Addr = L::Addr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (io, address) = self.listener.accept().await;
            match Arc::clone(&self.seats.free).try_acquire_owned() {
                Ok(seat) => return (Connection { io, _seat: seat }, address),
                Err(_) => self.seats.refuse(io),
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A connection and its seat.
pub struct Connection<Io> {
    io: Io,
    _seat: OwnedSemaphorePermit,
}

impl<Io: AsyncRead + Unpin> AsyncRead for Connection<Io> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl<Io: AsyncWrite + Unpin> AsyncWrite for Connection<Io> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
