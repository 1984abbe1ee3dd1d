//! What the hub says about a file.

use std::thread;

use crate::http::{Client, Reply, backoff, same_host};
use crate::{Error, Patience, REPOSITORY};

/// The hub, unless `HF_ENDPOINT` names a mirror.
pub const ENDPOINT: &str = "https://huggingface.co";

/// Tries of the first question: whoever has no network is told soon.
const LOOK_UP_TRIES: u32 = 4;

/// How the hub is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// The hub or a mirror of it; empty: [`ENDPOINT`].
    pub endpoint: Option<String>,
    /// An access token. It is sent to the endpoint and to nobody else.
    pub token: Option<String>,
    /// An HTTP proxy for everything.
    pub proxy: Option<String>,
}

/// A hub or a mirror of it.
#[derive(Clone, Debug)]
pub struct Hub {
    endpoint: String,
    pub(crate) client: Client,
    pub(crate) patience: Patience,
}

/// A file on the hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// Where its bytes are, at a fixed revision if the hub names one.
    pub url: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256, if the hub says.
    pub sha256: Option<String>,
    /// The hub's own word for this version of the file.
    pub etag: Option<String>,
}

impl Hub {
    /// A hub that is reached like this.
    ///
    /// # Errors
    /// When the endpoint or the proxy is no address.
    pub fn new(access: Access, patience: Patience) -> Result<Hub, Error> {
        let endpoint = access.endpoint.filter(|url| !url.is_empty()).unwrap_or_else(|| ENDPOINT.to_owned());
        let endpoint = endpoint.trim_end_matches('/').to_owned();
        if !(endpoint.starts_with("http://") || endpoint.starts_with("https://")) {
            return Err(Error::Address { url: endpoint, why: "it has no http:// or https:// in front".into() });
        }
        let client = Client::new(access.token, access.proxy.as_deref(), &patience)?;
        Ok(Hub { endpoint, client, patience })
    }

    /// Asks for size, checksum and revision of a file of [`REPOSITORY`].
    ///
    /// # Errors
    /// When the hub does not answer, refuses, or says no size.
    pub fn look_up(&self, file: &str) -> Result<Remote, Error> {
        let url = format!("{}/{REPOSITORY}/resolve/main/{file}", self.endpoint);
        let mut tries = 0;
        loop {
            tries += 1;
            let last = match self.head(&url) {
                Ok(reply) if reply.status == 429 || reply.status >= 500 => format!("the hub answered {}", reply.status),
                Ok(reply) => return self.remote(&url, file, &reply),
                Err(err) => err.to_string(),
            };
            if tries >= self.patience.tries.min(LOOK_UP_TRIES) {
                return Err(Error::Unreachable { endpoint: self.endpoint.clone(), tries, last });
            }
            thread::sleep(backoff(self.patience.wait, tries));
        }
    }

    /// The hub answers with a redirect to the bytes, and says all about the file on it; a mirror may answer itself, or
    /// first redirect within itself.
    fn head(&self, url: &str) -> std::io::Result<Reply> {
        let mut at = url.to_owned();
        for _ in 0..8 {
            let reply = self.client.send(true, &at, None, same_host(url, &at))?;
            match reply.redirect() {
                Some(next) if reply.header("x-linked-size").is_none() => at = next,
                _ => return Ok(reply),
            }
        }
        Err(std::io::Error::other("redirected in circles"))
    }

    fn remote(&self, url: &str, file: &str, reply: &Reply) -> Result<Remote, Error> {
        let hint = match reply.status {
            200..=399 => None,
            401 | 403 => Some("the file needs a token: give one with --token or HF_TOKEN"),
            404 => Some("there is no such file; is HF_ENDPOINT right?"),
            _ => Some("try again later, or name a mirror with HF_ENDPOINT"),
        };
        if let Some(hint) = hint {
            return Err(Error::Refused { status: reply.status, url: url.to_owned(), hint });
        }
        let size =
            reply.number("x-linked-size").or_else(|| reply.number("content-length").filter(|_| reply.status == 200));
        let size = size.filter(|size| *size > 0).ok_or_else(|| Error::NoSize { url: url.to_owned() })?;
        let etag = reply.header("x-linked-etag").or(reply.header("etag")).map(plain_etag);
        let is_sha = |tag: &String| tag.len() == 64 && tag.bytes().all(|b| b.is_ascii_hexdigit());
        let sha256 = etag.clone().filter(is_sha).map(|tag| tag.to_ascii_lowercase());
        // Bytes of one revision belong together, whatever happens to the branch meanwhile.
        let revision =
            reply.header("x-repo-commit").filter(|c| c.len() >= 7 && c.bytes().all(|b| b.is_ascii_hexdigit()));
        let url = match revision {
            Some(commit) => format!("{}/{REPOSITORY}/resolve/{commit}/{file}", self.endpoint),
            None => url.to_owned(),
        };
        Ok(Remote { url, size, sha256, etag })
    }
}

/// An entity tag without its quotes and without the mark of weak ones.
pub(crate) fn plain_etag(tag: &str) -> String {
    tag.trim().trim_start_matches("W/").trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_an_address() {
        let access = |endpoint: &str| Access { endpoint: Some(endpoint.into()), ..Access::default() };
        assert!(Hub::new(access("mirror.example"), Patience::default()).unwrap_err().to_string().contains("https://"));
        assert_eq!(Hub::new(access("http://m.example/"), Patience::default()).unwrap().endpoint, "http://m.example");
        assert_eq!(Hub::new(access(""), Patience::default()).unwrap().endpoint, ENDPOINT);
        let proxied = Access { proxy: Some("::".into()), ..Access::default() };
        assert!(matches!(Hub::new(proxied, Patience::default()), Err(Error::Address { .. })));
    }

    #[test]
    fn tags_lose_their_quotes() {
        assert_eq!(plain_etag("W/\"ab\""), "ab");
        assert_eq!(plain_etag("\"ab\""), "ab");
    }
}
