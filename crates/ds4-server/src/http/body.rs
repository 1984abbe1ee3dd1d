//! Bodies in and out: JSON with a bound on its size, errors in the caller's dialect.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode, header};
use futures_util::StreamExt;
use serde_json::Value;
use tokio::time::timeout;

use crate::protocol::error::ErrorKind;
use crate::protocol::{ApiError, Dialect};
use crate::service::Service;

/// The dialect of a path.
pub fn dialect(path: &str) -> Dialect {
    if path.starts_with("/v1/messages") { Dialect::Anthropic } else { Dialect::OpenAi }
}

/// Room for the bodies of all requests that are being read. Clones share it.
#[derive(Clone, Debug)]
pub struct Room {
    free: Arc<AtomicUsize>,
}

/// A part of it, given back when it is dropped.
#[derive(Debug)]
struct Taken {
    room: Room,
    n_bytes: usize,
}

impl Room {
    /// So much.
    pub fn new(n_bytes: usize) -> Room {
        Room { free: Arc::new(AtomicUsize::new(n_bytes)) }
    }

    /// None of it yet.
    fn begin(&self) -> Taken {
        Taken { room: self.clone(), n_bytes: 0 }
    }
}

impl Taken {
    /// Takes more, if there is.
    fn grow(&mut self, n_bytes: usize) -> bool {
        let taken = self.room.free.fetch_update(Relaxed, Relaxed, |free| free.checked_sub(n_bytes)).is_ok();
        self.n_bytes += if taken { n_bytes } else { 0 };
        taken
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.room.free.fetch_add(self.n_bytes, Relaxed);
    }
}

/// Reads a JSON body.
///
/// # Errors
/// When it is too large, compressed, cut short or no JSON, when it does not go on, or when others take all the room.
pub async fn read(service: &Service, request: Request<Body>) -> Result<Value, ApiError> {
    let encoding = request.headers().get(header::CONTENT_ENCODING);
    if encoding.is_some_and(|encoding| encoding != "identity") {
        let message = "compressed request bodies are not read; send the body as it is";
        return Err(ApiError::new(ErrorKind::UnsupportedMedia, message));
    }
    let (max, patience) = (service.settings.body_bytes_max, service.settings.body_patience);
    let mut taken = service.body_room.begin();
    let mut pieces = request.into_body().into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = timeout(patience, pieces.next()).await.map_err(|_| ApiError::slow(patience))? {
        let piece = piece.map_err(|err| ApiError::field("body", &format!("could not be read: {err}")))?;
        if bytes.len() + piece.len() > max {
            return Err(ApiError::new(ErrorKind::TooLarge, format!("the request body is over {max} bytes")));
        }
        if !taken.grow(piece.len()) {
            return Err(ApiError::no_room());
        }
        bytes.extend_from_slice(&piece);
    }
    serde_json::from_slice(&bytes).map_err(|err| ApiError::malformed(&err))
}

/// Until when the client wants its answer: `x-ds4-timeout` has the seconds.
///
/// # Errors
/// When it is no number of seconds.
pub fn deadline(headers: &HeaderMap) -> Result<Option<Instant>, ApiError> {
    let Some(value) = headers.get("x-ds4-timeout") else { return Ok(None) };
    let seconds = value.to_str().ok().and_then(|text| text.trim().parse::<f64>().ok());
    let timeout = seconds.filter(|s| *s > 0.0).and_then(|s| Duration::try_from_secs_f64(s).ok());
    match timeout.and_then(|timeout| Instant::now().checked_add(timeout)) {
        Some(deadline) => Ok(Some(deadline)),
        None => Err(ApiError::field("x-ds4-timeout", "must be a number of seconds above 0")),
    }
}

/// A JSON response.
pub fn json(value: &Value) -> Response<Body> {
    response(StatusCode::OK, "application/json", value.to_string())
}

/// A response with a body of some type.
pub fn response(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Response<Body> {
    let mut response = Response::new(Body::from(body.into()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// A response, or the error that came in its place.
pub fn settle(result: Result<Response<Body>, ApiError>, dialect: Dialect) -> Response<Body> {
    result.unwrap_or_else(|error| failure(&error, dialect))
}

/// An error response.
pub fn failure(error: &ApiError, dialect: Dialect) -> Response<Body> {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = response(status, "application/json", error.body(dialect).to_string());
    if let Some(seconds) = error.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// Tells what could not be obeyed.
pub fn warn(response: &mut Response<Body>, warnings: &[String]) {
    for warning in warnings {
        // A header is a line of ASCII.
        let text: String = warning.chars().map(|c| if (' '..='~').contains(&c) { c } else { '?' }).collect();
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().append(HeaderName::from_static("x-ds4-warning"), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_given_back() {
        let room = Room::new(10);
        let mut one = room.begin();
        assert!(one.grow(6) && one.grow(4) && !one.grow(1));
        let mut other = room.clone().begin();
        assert!(!other.grow(1));
        drop(one);
        assert!(other.grow(10));
    }
}
