//! `/v1/responses` and what belongs to it.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, Request, Response, header};
use ds4_chat::{Content, Message};
use serde_json::{Value, json};

use super::{App, answer, aside, body};
use crate::decode::Generation;
use crate::protocol::error::ErrorKind;
use crate::protocol::reply::Writer;
use crate::protocol::responses::response::usage;
use crate::protocol::responses::store::Turn;
use crate::protocol::responses::{self, ReasoningForm, ResponseHead, ResponseStream, ResponsesBody, input, reasoning};
use crate::protocol::{Answer, ApiError, Dialect, Ids, Piece, Tally};
use crate::run::{Form, Run};
use crate::service::{Service, lock, now};

const FORM: Form = Form { path: "/v1/responses", call_prefix: "call_", raw: false };

/// Answers a conversation.
pub async fn create(State(service): App, request: Request<Body>) -> Response<Body> {
    body::settle(try_create(service, request).await, Dialect::OpenAi)
}

async fn try_create(service: Arc<Service>, request: Request<Body>) -> Result<Response<Body>, ApiError> {
    let deadline = body::deadline(request.headers())?;
    let mut value = body::read(&service, request).await?;
    let (previous, request) = read(&service, &mut value)?;
    let generation = aside(|| service.generation(&request.chat, request.logprobs))?;
    let warnings = generation.warnings.clone();
    let generation = Generation { deadline, ..generation };
    let run = Run::start(Arc::clone(&service), FORM, vec![generation])?;
    let form = ReasoningForm { summary: request.summary, encrypted: request.encrypted_reasoning };
    let head = ResponseHead {
        id: Ids::Random.next("resp_"),
        created_at: now(),
        model: request.chat.model.clone(),
        echo: request.echo,
    };
    let id = head.id.clone();
    let writer = ResponseStream::new(head, request.chat.tools.clone(), &form, Ids::Random);
    let remember = move |writer: &ResponseStream| {
        if let Some(response) = writer.response().filter(|_| request.store) {
            lock(&service.responses).insert(id, previous, request.input, response.clone());
        }
    };
    let mut response = if request.chat.stream {
        answer::stream(run, writer, Box::new(remember)).await?
    } else {
        let make = move |answers, tally| {
            let writer = replay(writer, answers, &tally);
            remember(&writer);
            writer.response().cloned().unwrap_or_default()
        };
        answer::whole(run, Dialect::OpenAi, make).await
    };
    body::warn(&mut response, &warnings);
    Ok(response)
}

/// Reads a body together with the conversation it continues.
fn read(service: &Service, value: &mut Value) -> Result<(Option<Arc<Turn>>, ResponsesBody), ApiError> {
    let store = lock(&service.responses);
    let previous = match value.get("previous_response_id").and_then(Value::as_str) {
        Some(id) => Some(store.get(id).ok_or_else(|| unknown(id))?),
        None => None,
    };
    if let Some(Value::Array(items)) = value.get_mut("input") {
        store.resolve(items);
    }
    drop(store);
    let earlier = previous.as_ref().map(|turn| turn.history()).unwrap_or_default();
    Ok((previous, responses::read(value, &earlier)?))
}

/// A finished answer through the same states as a streamed one.
fn replay(mut writer: ResponseStream, answers: Vec<Answer>, tally: &Tally) -> ResponseStream {
    let mut unheard = String::new();
    let answer = answers.into_iter().next().unwrap_or_default();
    writer.start(tally, &mut unheard);
    let mut pieces = Vec::new();
    pieces.extend((!answer.reasoning.is_empty()).then_some(Piece::Thinking(answer.reasoning)));
    pieces.extend(answer.logprobs.into_iter().map(Piece::Logprob));
    pieces.extend((!answer.text.is_empty()).then_some(Piece::Text(answer.text)));
    for call in answer.calls {
        pieces.push(Piece::CallStart { id: call.id, name: call.name });
        pieces.push(Piece::CallArguments(call.arguments));
        pieces.push(Piece::CallEnd { complete: true });
    }
    pieces.iter().for_each(|piece| writer.piece(0, piece, &mut unheard));
    if let Some(ending) = &answer.ending {
        writer.ending(0, ending, &mut unheard);
    }
    writer.finish(tally, &mut unheard);
    writer
}

/// Codex asks for a web socket first and goes on without one at once, if it is told so by this status.
pub async fn upgrade(State(_): App) -> Response<Body> {
    let message = "responses are served over plain HTTP; POST to this endpoint";
    let mut response = body::failure(&ApiError::new(ErrorKind::UpgradeRefused, message), Dialect::OpenAi);
    response.headers_mut().insert(header::UPGRADE, HeaderValue::from_static("HTTP/1.1"));
    response
}

/// A stored response.
pub async fn fetch(State(service): App, Path(id): Path<String>) -> Response<Body> {
    let turn = lock(&service.responses).get(&id);
    body::settle(turn.map(|turn| body::json(&turn.response)).ok_or_else(|| unknown(&id)), Dialect::OpenAi)
}

/// What a client sent for a stored response.
pub async fn input_items(State(service): App, Path(id): Path<String>) -> Response<Body> {
    let turn = lock(&service.responses).get(&id);
    let list = |turn: Arc<Turn>| {
        let of = |item: Option<&Value>| item.and_then(|item| item.get("id")).cloned().unwrap_or_default();
        let input = turn.input();
        body::json(&json!({
            "object": "list", "data": input, "has_more": false, "first_id": of(input.first()), "last_id": of(input.last())
        }))
    };
    body::settle(turn.map(list).ok_or_else(|| unknown(&id)), Dialect::OpenAi)
}

/// Forgets a stored response.
pub async fn delete(State(service): App, Path(id): Path<String>) -> Response<Body> {
    let removed = lock(&service.responses).remove(&id);
    let gone = body::json(&json!({ "id": id, "object": "response", "deleted": true }));
    body::settle(removed.then_some(gone).ok_or_else(|| unknown(&id)), Dialect::OpenAi)
}

/// What the model is asked, when a conversation has to become short.
const COMPACT: &str = "Summarise this conversation for yourself, so that you can go on with it without having read it: the \
                       task, what was decided and done, what was learned (names, paths, numbers), and what is left to do.";

/// Makes a conversation short: the user's messages stay, everything else becomes one item with a summary.
pub async fn compact(State(service): App, request: Request<Body>) -> Response<Body> {
    body::settle(try_compact(service, request).await, Dialect::OpenAi)
}

async fn try_compact(service: Arc<Service>, request: Request<Body>) -> Result<Response<Body>, ApiError> {
    let deadline = body::deadline(request.headers())?;
    let mut value = body::read(&service, request).await?;
    let (previous, mut request) = read(&service, &mut value)?;
    request.chat.messages.push(Message::user(Content::from(COMPACT)));
    request.chat.tool_choice = crate::protocol::ToolChoice::None;
    let generation = aside(|| service.generation(&request.chat, None))?;
    let generation = Generation { deadline, ..generation };
    let run = Run::start(Arc::clone(&service), FORM, vec![generation])?;
    let mut items = previous.map(|turn| turn.history()).unwrap_or_default();
    items.extend(input::items(value.get("input"))?);
    let make = move |answers: Vec<Answer>, tally: Tally| {
        let is_user = |item: &Value| item.get("role").and_then(Value::as_str) == Some("user");
        let mut output: Vec<Value> = items.into_iter().filter(is_user).collect();
        let summary = answers.into_iter().next().unwrap_or_default().text;
        output.push(json!({
            "id": Ids::Random.next("cmp_"), "type": "compaction", "encrypted_content": reasoning::seal(&summary)
        }));
        json!({
            "id": Ids::Random.next("resp_"), "object": "response.compaction", "created_at": now(), "output": output,
            "usage": usage(&tally),
        })
    };
    Ok(answer::whole(run, Dialect::OpenAi, make).await)
}

fn unknown(id: &str) -> ApiError {
    let message = format!("response {id:?} is not stored here: it was never stored, was deleted, or is too old");
    ApiError { param: Some("previous_response_id".into()), ..ApiError::new(ErrorKind::NotFound, message) }
}
