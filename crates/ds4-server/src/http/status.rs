//! How the server is.

use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::{App, body};
use crate::metrics::Front;
use crate::process;
use crate::service::Service;

/// Somebody is at home.
pub async fn hello(State(service): App) -> Response<Body> {
    body::json(&json!({ "name": "ds4-server", "model": service.settings.model, "version": env!("CARGO_PKG_VERSION") }))
}

/// The process lives.
pub async fn health(State(_): App) -> Response<Body> {
    body::json(&json!({ "status": "ok" }))
}

/// New work is taken. The model is loaded before anything listens, so only the end is not ready.
pub async fn ready(State(service): App) -> Response<Body> {
    if service.draining.load(Ordering::Relaxed) {
        let text = json!({ "status": "shutting down" }).to_string();
        return body::response(StatusCode::SERVICE_UNAVAILABLE, "application/json", text);
    }
    body::json(&json!({ "status": "ready", "model": service.settings.model, "ctx": service.ctx() }))
}

/// Whether somebody's answer is being made, for programs that end idle servers.
pub async fn pool(State(service): App) -> Response<Body> {
    let stats = service.scheduler.stats();
    let text = format!(
        "{{\"active\": {}, \"running\": {}, \"queued\": {}}}",
        stats.running + stats.queued > 0,
        stats.running,
        stats.queued
    );
    body::response(StatusCode::OK, "application/json", text)
}

/// Who is here now.
fn front(service: &Service) -> Front {
    let n_tasks = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let seats = &service.seats;
    Front {
        n_requests: service.activity.n_now(),
        n_connections: seats.n_taken(),
        n_refused: seats.n_refused(),
        n_tasks,
    }
}

/// Counts for Prometheus.
pub async fn metrics(State(service): App) -> Response<Body> {
    let stats = service.scheduler.stats();
    let page = service.metrics.prometheus(&stats, &front(&service), service.started.elapsed());
    body::response(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", page)
}

/// Counts for everybody else.
pub async fn stats(State(service): App) -> Response<Body> {
    let stats = service.scheduler.stats();
    let mut page = service.metrics.stats(&stats, &front(&service), service.started.elapsed());
    page["model"] = service.settings.model.as_str().into();
    page["ctx"] = service.ctx().into();
    let model = service.scheduler.model();
    page["device"] = model.device.as_str().into();
    page["sessions"] = service.sessions.list();
    let memory = process::memory();
    page["memory"] = json!({
        "resident_bytes": memory.map(|memory| memory.resident), "own_bytes": memory.map(|memory| memory.own),
        "plan": model.plan,
    });
    body::json(&page)
}
