//! Routes: which function answers which path, and what surrounds every one of them (keys, origins, counts).

mod answer;
mod body;
mod chat;
mod completions;
mod guard;
mod messages;
mod models;
mod responses;
mod status;
mod tokens;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{Method, Uri};
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};

use crate::protocol::ApiError;
use crate::protocol::error::ErrorKind;
use crate::service::Service;

/// What handlers are given.
type App = State<Arc<Service>>;

/// All endpoints of a service.
pub fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/", get(status::root))
        .route("/api/hello", get(status::root))
        .route("/health", get(status::health))
        .route("/ready", get(status::ready))
        .route("/metrics", get(status::metrics))
        .route("/stats", get(status::stats))
        .route("/v1/pool", get(status::pool))
        .route("/v1/models", get(models::list))
        .route("/v1/models/{*id}", get(models::one))
        .route("/v1/chat/completions", post(chat::create))
        .route("/v1/completions", post(completions::create))
        .route("/v1/messages", post(messages::create))
        .route("/v1/messages/count_tokens", post(messages::count_tokens))
        .route("/v1/responses", post(responses::create).get(responses::upgrade))
        .route("/v1/responses/compact", post(responses::compact))
        .route("/v1/responses/{id}", get(responses::fetch).delete(responses::delete))
        .route("/v1/responses/{id}/input_items", get(responses::input_items))
        .route("/v1/tokenize", post(tokens::tokenize))
        .route("/v1/detokenize", post(tokens::detokenize))
        .fallback(unknown)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&service), guard::guard))
        .with_state(service)
}

async fn unknown(State(_): App, method: Method, uri: Uri) -> Response {
    let error = ApiError::new(ErrorKind::NotFound, format!("unknown endpoint: {method} {}", uri.path()));
    body::failure(&error, body::dialect(uri.path()))
}

async fn wrong_method(State(_): App, method: Method, uri: Uri) -> Response {
    let error = ApiError::new(ErrorKind::MethodNotAllowed, format!("{} does not answer {method}", uri.path()));
    body::failure(&error, body::dialect(uri.path()))
}
