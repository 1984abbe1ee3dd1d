//! What people read: the page at `/` and the description of the API.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};

use super::{App, body};

/// The page: one file that loads nothing.
const PAGE: &str = include_str!("page.html");
/// The description of the API.
pub const OPENAPI: &str = include_str!("openapi.json");

/// What the page may do: run its own script and talk to this server. Whatever a model writes, nothing is loaded from anywhere.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; \
                      img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A chat, and how the server is.
pub async fn page(State(_): App) -> Response<Body> {
    let mut response = body::response(StatusCode::OK, "text/html; charset=utf-8", PAGE);
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-cache"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    headers.into_iter().for_each(|(name, value): (HeaderName, _)| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    });
    response
}

/// What can be asked, for programs.
pub async fn openapi(State(_): App) -> Response<Body> {
    body::response(StatusCode::OK, "application/json", OPENAPI)
}
