//! The Responses API for servers that speak chat completions only: requests and answers go through the same [`crate::protocol`]
//! as the server's own, so a client sees the same events. It keeps nothing: a conversation is what the client sends.

mod ask;
mod tell;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::{get, post};
use futures_util::stream::poll_fn;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::http::body;
use crate::protocol::error::ErrorKind;
use crate::protocol::responses::{self, ReasoningForm, ResponseHead, ResponseStream};
use crate::protocol::{ApiError, Dialect, Ids, Writer};
use crate::service::now;
use tell::{Heard, Teller};

/// Silence that is broken by a sign of life.
const HEARTBEAT: Duration = Duration::from_millis(4500);
/// Bytes of a request at most.
const BODY_MAX: usize = 64 << 20;

/// The server behind the adapter.
#[derive(Clone, Debug)]
pub struct Upstream {
    /// Its address up to and with `/v1`.
    pub base: String,
    /// Its name for the model, if the client's will not do.
    pub model: Option<String>,
    /// Its key.
    pub key: Option<String>,
}

/// The endpoints of the adapter.
pub fn router(upstream: Upstream) -> Router {
    Router::new()
        .route("/health", get(|| async { body::json(&json!({ "status": "ok" })) }))
        .route("/ready", get(|| async { body::json(&json!({ "status": "ready" })) }))
        .route("/v1/models", get(models))
        .route("/v1/responses", post(create).get(upgrade))
        .with_state(Arc::new(upstream))
}

async fn models(State(upstream): State<Arc<Upstream>>) -> Response<Body> {
    let asked = tokio::task::spawn_blocking(move || ask::models(&upstream)).await;
    match asked {
        Ok(Ok(value)) => body::json(&value),
        Ok(Err(err)) => body::failure(&err, Dialect::OpenAi),
        Err(_) => {
            body::failure(&ApiError::new(ErrorKind::Failed, "the upstream server was not asked"), Dialect::OpenAi)
        }
    }
}

/// Clients that ask for a web socket go on over HTTP when they get this status.
async fn upgrade() -> Response<Body> {
    let message = "responses are served over plain HTTP; POST to this endpoint";
    body::failure(&ApiError::new(ErrorKind::UpgradeRefused, message), Dialect::OpenAi)
}

async fn create(State(upstream): State<Arc<Upstream>>, bytes: Body) -> Response<Body> {
    let answer = async {
        let bytes = axum::body::to_bytes(bytes, BODY_MAX).await;
        let bytes =
            bytes.map_err(|err| ApiError::new(ErrorKind::TooLarge, format!("the body cannot be read: {err}")))?;
        let value: Value = serde_json::from_slice(&bytes).map_err(|err| ApiError::malformed(&err))?;
        respond(upstream, &value).await
    };
    answer.await.unwrap_or_else(|err: ApiError| body::failure(&err, Dialect::OpenAi))
}

async fn respond(upstream: Arc<Upstream>, value: &Value) -> Result<Response<Body>, ApiError> {
    if value.get("previous_response_id").is_some_and(|id| !id.is_null()) {
        return Err(ApiError::field("previous_response_id", "nothing is stored here; send the whole input"));
    }
    let request = responses::read(value, &[])?;
    let chat = ask::chat_body(&request.chat, value, upstream.model.as_deref());
    let form = ReasoningForm { summary: request.summary, encrypted: request.encrypted_reasoning };
    let head = ResponseHead {
        id: Ids::Random.next("resp_"),
        created_at: now(),
        model: request.chat.model.clone(),
        echo: request.echo,
    };
    let writer = ResponseStream::new(head, request.chat.tools.clone(), &form, Ids::Random);
    let (sender, heard) = mpsc::channel::<Heard>(64);
    // A client that leaves takes the receiver with it, and then the connection to the upstream server.
    tokio::task::spawn_blocking(move || ask::ask(&upstream, &chat, &sender));
    if request.chat.stream { stream(writer, heard).await } else { whole(writer, heard).await }
}

/// Waits for the first word, so that a refusal of the upstream server is a refusal here.
async fn begin(heard: &mut mpsc::Receiver<Heard>) -> Result<(), ApiError> {
    match heard.recv().await {
        Some(Heard::Begun) => Ok(()),
        Some(Heard::Failed(err)) => Err(err),
        _ => Err(ApiError::new(ErrorKind::Failed, "the upstream server said nothing")),
    }
}

async fn whole(writer: ResponseStream, mut heard: mpsc::Receiver<Heard>) -> Result<Response<Body>, ApiError> {
    begin(&mut heard).await?;
    let (mut teller, mut unheard) = (Teller::new(writer), String::new());
    teller.begin(&mut unheard);
    while let Some(what) = heard.recv().await {
        if let Heard::Failed(err) = what {
            return Err(err);
        }
        teller.hear(what, &mut unheard);
    }
    teller.end(&mut unheard);
    teller.writer.response().map(body::json).ok_or_else(|| ApiError::new(ErrorKind::Failed, "the answer was cut off"))
}

async fn stream(writer: ResponseStream, mut heard: mpsc::Receiver<Heard>) -> Result<Response<Body>, ApiError> {
    let (sender, mut receiver) = mpsc::channel::<Bytes>(64);
    let mut teller = Teller::new(writer);
    tokio::spawn(async move {
        let mut out = String::new();
        teller.begin(&mut out);
        loop {
            if !out.is_empty() && sender.send(std::mem::take(&mut out).into()).await.is_err() {
                return;
            }
            match tokio::time::timeout(HEARTBEAT, heard.recv()).await {
                Err(_) => teller.writer.heartbeat(&mut out),
                Ok(Some(what)) => teller.hear(what, &mut out),
                Ok(None) => break,
            }
        }
        teller.end(&mut out);
        let _ = sender.send(out.into()).await;
    });
    let chunks = poll_fn(move |cx| receiver.poll_recv(cx).map(|chunk| chunk.map(Ok::<_, Infallible>)));
    let mut response = Response::new(Body::from_stream(chunks));
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}
