//! Routes: which function answers which path, and what surrounds every one of them (keys, origins, counts).

mod answer;
pub mod body;
mod chat;
mod completions;
mod guard;
mod messages;
mod models;
mod page;
mod responses;
mod status;
mod tokens;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, Uri};
use axum::middleware;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};

use crate::protocol::ApiError;
use crate::protocol::error::ErrorKind;
use crate::service::Service;

/// What handlers are given.
type App = State<Arc<Service>>;

/// Everything that is answered. `openapi.json` says the same; a test compares them.
fn endpoints() -> Vec<(&'static str, MethodRouter<Arc<Service>>)> {
    vec![
        ("/", get(page::page)),
        ("/api/hello", get(status::hello)),
        ("/health", get(status::health)),
        ("/ready", get(status::ready)),
        ("/metrics", get(status::metrics)),
        ("/stats", get(status::stats)),
        ("/openapi.json", get(page::openapi)),
        ("/v1/pool", get(status::pool)),
        ("/v1/models", get(models::list)),
        ("/v1/models/{*id}", get(models::one)),
        ("/v1/chat/completions", post(chat::create)),
        ("/v1/completions", post(completions::create)),
        ("/v1/messages", post(messages::create)),
        ("/v1/messages/count_tokens", post(messages::count_tokens)),
        ("/v1/responses", post(responses::create).get(responses::upgrade)),
        ("/v1/responses/compact", post(responses::compact)),
        ("/v1/responses/{id}", get(responses::fetch).delete(responses::delete)),
        ("/v1/responses/{id}/input_items", get(responses::input_items)),
        ("/v1/tokenize", post(tokens::tokenize)),
        ("/v1/detokenize", post(tokens::detokenize)),
    ]
}

/// Paths that are answered, as `openapi.json` writes them.
pub fn paths() -> Vec<String> {
    // There, a rest of a path is written like any other part of it.
    endpoints().iter().map(|(path, _)| path.replace("{*", "{")).collect()
}

/// All endpoints of a service.
pub fn router(service: Arc<Service>) -> Router {
    let router = endpoints().into_iter().fold(Router::new(), |router, (path, answer)| router.route(path, answer));
    router
        .fallback(unknown)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&service), guard::guard))
        .with_state(service)
}

/// Does what takes milliseconds, and seconds for a tool with thousands of parameters: rendering a conversation and compiling
/// its grammars. Other connections go on meanwhile.
fn aside<T>(work: impl FnOnce() -> T) -> T {
    tokio::task::block_in_place(work)
}

async fn unknown(State(_): App, method: Method, uri: Uri) -> Response {
    let error = ApiError::new(ErrorKind::NotFound, format!("unknown endpoint: {method} {}", uri.path()));
    body::failure(&error, body::dialect(uri.path()))
}

async fn wrong_method(State(_): App, method: Method, uri: Uri) -> Response {
    let error = ApiError::new(ErrorKind::MethodNotAllowed, format!("{} does not answer {method}", uri.path()));
    body::failure(&error, body::dialect(uri.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_names_every_endpoint() {
        let manual = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/server.md")).unwrap();
        for path in paths() {
            assert!(manual.contains(&format!("{path}`")), "docs/server.md does not name {path}");
        }
    }
}
