//! What surrounds every endpoint: keys, origins, counts, ids.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{MatchedPath, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};
use axum::middleware::Next;

use super::body;
use crate::protocol::error::ErrorKind;
use crate::protocol::{ApiError, Ids};
use crate::service::Service;

/// Lets a request through, or not.
pub async fn guard(State(service): State<Arc<Service>>, request: Request<Body>, next: Next) -> Response<Body> {
    let busy = service.activity.begin();
    let path = request.uri().path().to_owned();
    // Others count together, so that nobody can fill the memory with invented ones.
    let endpoint = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let id = request_id(request.headers());
    let mut response = if request.method() == Method::OPTIONS {
        body::response(StatusCode::NO_CONTENT, "text/plain", "")
    } else if !service.settings.cors && is_foreign(request.headers(), !service.settings.api_keys.is_empty()) {
        let message = "web pages of other origins may not use this server; start it with --cors to let them";
        body::failure(&ApiError::new(ErrorKind::Forbidden, message), body::dialect(&path))
    } else if is_open(&path) || has_key(&service.settings.api_keys, request.headers()) {
        next.run(request).await
    } else {
        let message = "missing or wrong API key: send it as `Authorization: Bearer KEY` or `x-api-key: KEY`";
        body::failure(&ApiError::new(ErrorKind::Unauthorized, message), body::dialect(&path))
    };
    service.metrics.request(&endpoint, response.status().as_u16());
    if response.status().is_client_error() || response.status().is_server_error() {
        let facts = [("path", path.as_str().into()), ("status", response.status().as_u16().into())];
        service.log.line("refused", &facts);
    }
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("x-request-id"), id.clone());
    headers.insert(HeaderName::from_static("request-id"), id);
    if service.settings.cors {
        allow_origins(headers);
    }
    drop(busy);
    response
}

/// A client that names its request finds it by that name.
fn request_id(headers: &HeaderMap) -> HeaderValue {
    headers
        .get("x-request-id")
        .filter(|id| id.len() <= 128)
        .cloned()
        .or_else(|| HeaderValue::from_str(&Ids::Random.next("req_")).ok())
        .unwrap_or(HeaderValue::from_static("req"))
}

/// Whether a web page asks that did not come from here. Browsers let any page send requests to this machine, so a page the
/// user happens to visit could make the model work. A page is ours when its address is the one that is asked, and that is
/// a plain address: a name could have been pointed here by its owner (unless a key is asked for anyway).
fn is_foreign(headers: &HeaderMap, has_keys: bool) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = text(header::ORIGIN) else { return false };
    let asked = text(header::HOST).unwrap_or_default();
    let from = origin.split_once("://").map_or(origin, |(_, from)| from);
    from != asked || !(has_keys || is_plain(asked))
}

/// Whether a host, with or without port, is an address of numbers or this very machine.
fn is_plain(host: &str) -> bool {
    if host.parse::<std::net::SocketAddr>().is_ok() {
        return true;
    }
    let name = host.rsplit_once(':').filter(|_| !host.ends_with(']')).map_or(host, |(name, _)| name);
    name == "localhost" || name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok()
}

/// Whoever watches over the server needs no key; the page asks for one itself.
fn is_open(path: &str) -> bool {
    matches!(path, "/" | "/health" | "/ready" | "/api/hello" | "/openapi.json")
}

fn has_key(keys: &[String], headers: &HeaderMap) -> bool {
    if keys.is_empty() {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let bearer = text("authorization").and_then(|value| value.split_once(' ')).map(|(_, key)| key.trim());
    let sent = [bearer, text("x-api-key")];
    // Every key is compared with every other to the end, so that time tells nothing.
    let mut found = false;
    for key in keys {
        for sent in sent.into_iter().flatten() {
            found |= same(key.as_bytes(), sent.as_bytes());
        }
    }
    found
}

/// Equality whose time depends on nothing but the lengths.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

fn allow_origins(headers: &mut HeaderMap) {
    let all = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET,POST,DELETE,OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "*"),
    ];
    for (name, value) in all {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(name: &'static str, value: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_static(value));
        has_key(&["secret".into(), "other".into()], &headers)
    }

    #[test]
    fn pages_of_others_stay_out() {
        let foreign = |host: &str, origin: &str, has_keys| {
            let mut headers = HeaderMap::new();
            headers.insert("host", HeaderValue::from_str(host).unwrap());
            headers.insert("origin", HeaderValue::from_str(origin).unwrap());
            is_foreign(&headers, has_keys)
        };
        assert!(!is_foreign(&HeaderMap::new(), false));
        for host in ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000", "[::1]", "10.0.0.4"] {
            assert!(!foreign(host, &format!("http://{host}"), false), "{host}");
        }
        assert!(foreign("127.0.0.1:8000", "https://example.com", false));
        assert!(foreign("127.0.0.1:8000", "null", true));
        assert!(foreign("rebound.example:8000", "http://rebound.example:8000", false));
        assert!(!foreign("my.example", "https://my.example", true));
    }

    #[test]
    fn either_header_opens() {
        assert!(allowed("authorization", "Bearer secret"));
        assert!(allowed("x-api-key", "other"));
        assert!(!allowed("authorization", "secret"));
        assert!(!allowed("x-api-key", "secre"));
        assert!(!allowed("x-api-key", ""));
        assert!(has_key(&[], &HeaderMap::new()));
    }
}
