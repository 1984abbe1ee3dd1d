//! One HTTP exchange: our own redirects, so that a token never travels to another host, and errors as text.

use std::io::{self, Read};
use std::time::Duration;

use ureq::http::{Response, Uri};
use ureq::{Agent, Body, Proxy};

use crate::{Error, Patience};

/// Redirects that are followed for one question.
const REDIRECTS_MAX: usize = 8;

/// How requests are made.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    agent: Agent,
    token: Option<String>,
}

/// An answer's head, and its body to be read.
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The address that answered, after redirects.
    pub(crate) url: String,
    response: Response<Body>,
}

impl Client {
    pub(crate) fn new(token: Option<String>, proxy: Option<&str>, patience: &Patience) -> Result<Client, Error> {
        let proxy = proxy
            .map(|url| Proxy::new(url).map_err(|err| Error::Address { url: url.to_owned(), why: err.to_string() }));
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(proxy.transpose()?)
            .timeout_connect(Some(patience.connect))
            .timeout_recv_response(Some(patience.answer))
            .timeout_recv_body(Some(patience.body))
            .user_agent(concat!("ds4/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Client { agent: Agent::new_with_config(agent), token })
    }

    /// Sends one request and takes what comes, a redirect too. The token goes along only where `may_know` says so.
    pub(crate) fn send(&self, head: bool, url: &str, range: Option<(u64, u64)>, may_know: bool) -> io::Result<Reply> {
        let mut request = if head { self.agent.head(url) } else { self.agent.get(url) };
        // A compressed range could not be put in its place.
        request = request.header("accept-encoding", "identity");
        if let Some((from, to)) = range {
            request = request.header("range", format!("bytes={from}-{}", to - 1));
        }
        if let Some(token) = self.token.as_ref().filter(|_| may_know) {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let response = request.call().map_err(|err| err.into_io())?;
        Ok(Reply { status: response.status().as_u16(), url: url.to_owned(), response })
    }

    /// Gets a range, following redirects from `url`, whose host is the one that may know the token.
    pub(crate) fn get(&self, url: &str, range: (u64, u64)) -> io::Result<Reply> {
        let mut at = url.to_owned();
        for _ in 0..REDIRECTS_MAX {
            let reply = self.send(false, &at, Some(range), same_host(url, &at))?;
            match reply.redirect() {
                Some(next) => at = next,
                None => return Ok(reply),
            }
        }
        Err(io::Error::other("redirected in circles"))
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.header(name)?.trim().parse().ok()
    }

    /// Where the answer says to ask instead.
    pub(crate) fn redirect(&self) -> Option<String> {
        if !matches!(self.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        let to = self.header("location")?;
        if to.starts_with("http://") || to.starts_with("https://") {
            return Some(to.to_owned());
        }
        let uri: Uri = self.url.parse().ok()?;
        let path = if to.starts_with('/') { to.to_owned() } else { format!("/{to}") };
        Some(format!("{}://{}{path}", uri.scheme_str()?, uri.authority()?))
    }

    /// Bytes of the body, as they come.
    pub(crate) fn body(self) -> impl Read {
        self.response.into_body().into_reader()
    }
}

/// Whether two addresses are served by the same host and port in the same way.
pub(crate) fn same_host(a: &str, b: &str) -> bool {
    let host = |url: &str| {
        let uri: Uri = url.parse().ok()?;
        Some((uri.scheme_str()?.to_owned(), uri.authority()?.to_string()))
    };
    host(a).is_some_and(|a| Some(a) == host(b))
}

/// The wait before try number `tries`, which doubles up to half a minute.
pub(crate) fn backoff(first: Duration, tries: u32) -> Duration {
    (first * 2u32.saturating_pow(tries.saturating_sub(1).min(16))).min(Duration::from_secs(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_stays_with_its_host() {
        assert!(same_host("https://hub.example/a", "https://hub.example/b?x=1"));
        for other in ["http://hub.example/a", "https://hub.example:444/a", "https://cdn.example/a", "nonsense"] {
            assert!(!same_host("https://hub.example/a", other), "{other}");
        }
    }

    #[test]
    fn waits_double_up_to_half_a_minute() {
        let second = Duration::from_secs(1);
        let waits: Vec<u64> = (1..8).map(|tries| backoff(second, tries).as_secs()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(backoff(second, u32::MAX).as_secs(), 30);
    }
}
