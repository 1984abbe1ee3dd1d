//! Sockets, and how a server ends: it stops listening, lets answers finish for a while, then cuts them short.

use std::fs::Permissions;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::net::{TcpListener, UnixListener};
use tokio::sync::watch;

use crate::connections::Seated;
use crate::http;
use crate::service::Service;

/// How long answers may go on after the server was told to end. Programs that manage servers wait a minute.
pub const DRAIN: Duration = Duration::from_secs(30);
/// How long after that their clients are still told how it ended.
const FAREWELL: Duration = Duration::from_secs(2);

/// What is listened on.
#[derive(Debug, Default)]
pub struct Listeners {
    /// Addresses.
    pub tcp: Vec<TcpListener>,
    /// A file.
    pub unix: Option<UnixListener>,
}

/// Why a server does not listen.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// The whole network could use the model.
    #[error(
        "refusing to listen on {address}: anybody who reaches it could use the model and nobody would be asked for a key; \
         give one with --api-key or --api-key-file, or listen on 127.0.0.1"
    )]
    Open {
        /// The address.
        address: SocketAddr,
    },
    /// A name that is none.
    #[error("cannot find the address of {host}")]
    Host {
        /// The name.
        host: String,
        /// Why not.
        source: io::Error,
    },
    /// The address is taken, or not ours.
    #[error("cannot listen on {what}")]
    Bind {
        /// The address or file.
        what: String,
        /// Why not.
        source: io::Error,
    },
}

/// Addresses of a host's name. A name with several is listened on at all of them.
///
/// # Errors
/// [`ListenError::Host`], and [`ListenError::Open`] when one is not this machine's own and there are no keys.
pub fn addresses(host: &str, port: u16, has_keys: bool) -> Result<Vec<SocketAddr>, ListenError> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let found = (bare, port).to_socket_addrs();
    let mut addresses: Vec<_> = found.map_err(|source| ListenError::Host { host: host.to_owned(), source })?.collect();
    addresses.sort_unstable();
    addresses.dedup();
    match addresses.iter().find(|address| !has_keys && !is_own(address.ip())) {
        Some(address) => Err(ListenError::Open { address: *address }),
        None => Ok(addresses),
    }
}

fn is_own(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.to_ipv4_mapped().is_some_and(|ip| ip.is_loopback()),
    }
}

/// Whether [`listen`] is going to work, for before a model is read that takes long.
///
/// # Errors
/// [`ListenError::Bind`].
pub fn check_free(addresses: &[SocketAddr]) -> Result<(), ListenError> {
    let mut tried = addresses.iter().map(|address| std::net::TcpListener::bind(address).map_err(|e| taken(address, e)));
    match tried.next() {
        Some(Err(failed)) if !tried.any(|other| other.is_ok()) => Err(failed),
        _ => Ok(()),
    }
}

fn taken(address: &SocketAddr, source: io::Error) -> ListenError {
    let advice = match source.kind() {
        io::ErrorKind::AddrInUse => {
            " (end the program that does, perhaps another ds4-server, or choose another --port)"
        }
        _ => "",
    };
    ListenError::Bind { what: format!("{address}{advice}"), source }
}

/// Listens. Of several addresses of one name, one is enough.
///
/// # Errors
/// [`ListenError::Bind`].
pub async fn listen(addresses: &[SocketAddr], unix: Option<&Path>) -> Result<Listeners, ListenError> {
    let mut listeners = Listeners::default();
    let mut failed = None;
    for address in addresses {
        match TcpListener::bind(address).await {
            Ok(listener) => listeners.tcp.push(listener),
            Err(source) => failed = Some(taken(address, source)),
        }
    }
    if let (true, Some(failed)) = (listeners.tcp.is_empty(), failed) {
        return Err(failed);
    }
    if let Some(path) = unix {
        let failed = |source| ListenError::Bind { what: path.display().to_string(), source };
        remove_stale(path).map_err(failed)?;
        let listener = UnixListener::bind(path).map_err(failed)?;
        std::fs::set_permissions(path, Permissions::from_mode(0o600)).map_err(failed)?;
        listeners.unix = Some(listener);
    }
    Ok(listeners)
}

/// Removes the file of a server that is gone; a server that answers keeps its file.
fn remove_stale(path: &Path) -> io::Result<()> {
    match std::os::unix::net::UnixStream::connect(path) {
        Ok(_) => Err(io::Error::new(io::ErrorKind::AddrInUse, "another server listens there")),
        Err(err) if err.kind() == io::ErrorKind::ConnectionRefused => std::fs::remove_file(path),
        Err(_) => Ok(()),
    }
}

/// Serves until `end` is ready, then lets answers finish.
///
/// # Errors
/// When a listener breaks.
pub async fn serve(service: Arc<Service>, listeners: Listeners, end: impl Future<Output = ()>) -> io::Result<()> {
    let (ending, ended) = watch::channel(false);
    let until = |mut ended: watch::Receiver<bool>| async move {
        // An error means that the sender is gone, which is an end, too.
        let _ = ended.wait_for(|ended| *ended).await;
    };
    let mut servers = tokio::task::JoinSet::new();
    for listener in listeners.tcp {
        let listener = Seated::new(NoDelay(listener), service.seats.clone());
        let server = axum::serve(listener, http::router(Arc::clone(&service)));
        servers.spawn(server.with_graceful_shutdown(until(ended.clone())).into_future());
    }
    if let Some(listener) = listeners.unix {
        let listener = Seated::new(listener, service.seats.clone());
        let server = axum::serve(listener, http::router(Arc::clone(&service)));
        servers.spawn(server.with_graceful_shutdown(until(ended)).into_future());
    }
    tokio::select! {
        () = end => {}
        Some(broken) = servers.join_next() => return broken.map_err(io::Error::other)?,
    }
    service.draining.store(true, Ordering::Relaxed);
    let _ = ending.send(true);
    let all = async { while servers.join_next().await.is_some() {} };
    let mut all = std::pin::pin!(all);
    if tokio::time::timeout(DRAIN, &mut all).await.is_err() {
        cut_short(&service).await;
        let _ = tokio::time::timeout(FAREWELL, &mut all).await;
    }
    cut_short(&service).await;
    Ok(())
}

/// Ends the engine thread.
async fn cut_short(service: &Arc<Service>) {
    let scheduler = service.scheduler.clone();
    // It waits for the thread; the front must go on meanwhile, to tell clients.
    let _ = tokio::task::spawn_blocking(move || scheduler.shutdown(Duration::ZERO)).await;
}

/// Accepts connections whose small chunks leave at once.
struct NoDelay(TcpListener);

impl axum::serve::Listener for NoDelay {
    type Io = tokio::net::TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = axum::serve::Listener::accept(&mut self.0).await;
        // A socket that refuses is only slower.
        let _ = stream.set_nodelay(true);
        (stream, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// Ready once nobody has been here for `limit`.
pub async fn idle(service: &Service, limit: Duration) {
    loop {
        let idle = service.activity.idle();
        if idle >= limit {
            return;
        }
        let wait = if idle.is_zero() { Duration::from_millis(250) } else { limit - idle };
        tokio::time::sleep(wait.clamp(Duration::from_millis(10), Duration::from_secs(1))).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_needs_a_key() {
        for host in ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8", "::ffff:127.0.0.1"] {
            assert!(addresses(host, 8000, false).is_ok(), "{host}");
        }
        for host in ["0.0.0.0", "::", "192.168.1.4"] {
            let refused = addresses(host, 8000, false).unwrap_err().to_string();
            assert!(refused.contains("--api-key"), "{refused}");
            assert!(addresses(host, 8000, true).is_ok(), "{host}");
        }
    }
}
