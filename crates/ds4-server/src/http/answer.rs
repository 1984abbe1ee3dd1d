//! Answers on the wire: an event stream with signs of life, or one body that keeps its client waiting without losing it.

use std::convert::Infallible;
use std::io;
use std::pin::pin;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Response, StatusCode, header};
use futures_util::stream::poll_fn;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout, timeout_at};

use super::body;
use crate::protocol::{Answer, ApiError, Dialect, Tally, Writer};
use crate::run::{News, Run};

/// How long the first event waits to learn what was cached, and whether it works at all. Whoever streams has its first byte within this time.
const PATIENCE: Duration = Duration::from_millis(300);
/// Silence that is broken by a sign of life.
const HEARTBEAT: Duration = Duration::from_millis(4500);
/// How long an answer that is one body may take before its headers are sent without it.
const BODY_PATIENCE: Duration = Duration::from_millis(900);
/// Chunks that a client may be behind before its stream waits for it.
const CHUNKS: usize = 64;

/// What a finished run is worth remembering for.
pub type Remember<W> = Box<dyn FnOnce(&W) + Send>;

/// Streams a run.
///
/// # Errors
/// What it failed of before there was anything to tell: such a request has a status.
pub async fn stream<W: Writer + 'static>(
    mut run: Run,
    writer: W,
    remember: Remember<W>,
) -> Result<Response<Body>, ApiError> {
    let patience = Instant::now() + PATIENCE;
    let first = loop {
        match timeout_at(patience, run.next()).await {
            Ok(News::Begun) => {}
            Ok(News::Failed(error)) => return Err(error),
            Ok(news) => break Some(news),
            Err(_) => break None,
        }
    };
    let (sender, mut receiver) = mpsc::channel::<Bytes>(CHUNKS);
    tokio::spawn(tell(run, first, writer, sender, remember));
    let chunks = poll_fn(move |cx| receiver.poll_recv(cx).map(|chunk| chunk.map(Ok::<_, Infallible>)));
    let mut response = Response::new(Body::from_stream(chunks));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// Tells a run, whose first news is known or not, to a client until either ends.
async fn tell<W: Writer>(
    mut run: Run,
    mut news: Option<News>,
    mut writer: W,
    sender: mpsc::Sender<Bytes>,
    remember: Remember<W>,
) {
    let (mut out, mut last) = (String::new(), Instant::now());
    writer.start(run.tally(), &mut out);
    loop {
        let over = match news {
            None | Some(News::Begun) => false,
            Some(News::Piece(index, piece)) => {
                writer.piece(index, &piece, &mut out);
                false
            }
            Some(News::Ending(index, ending)) => {
                writer.ending(index, &ending, &mut out);
                false
            }
            Some(News::Done) => {
                writer.finish(run.tally(), &mut out);
                true
            }
            Some(News::Failed(error)) => {
                writer.fail(&error, &mut out);
                true
            }
        };
        if over {
            // Before the client hears of the end: its next request may come at once.
            remember(&writer);
            let _ = sender.send(out.into()).await;
            return;
        }
        // A piece that says nothing does not break the silence.
        if !out.is_empty() {
            last = Instant::now();
            if sender.send(std::mem::take(&mut out).into()).await.is_err() {
                return;
            }
        }
        news = tokio::select! {
            () = sender.closed() => return,
            news = run.next() => Some(news),
            () = sleep_until(last + HEARTBEAT) => None,
        };
        if news.is_none() {
            writer.heartbeat(&mut out);
        }
    }
}

/// All answers of a run.
async fn collect(mut run: Run) -> Result<(Vec<Answer>, Tally), ApiError> {
    let mut answers: Vec<Answer> = Vec::new();
    let room = |answers: &mut Vec<Answer>, index: usize| {
        answers.resize_with(answers.len().max(index + 1), Answer::default);
    };
    loop {
        match run.next().await {
            News::Begun => {}
            News::Piece(index, piece) => {
                room(&mut answers, index);
                answers[index].push(&piece);
            }
            News::Ending(index, ending) => {
                room(&mut answers, index);
                answers[index].ending = Some(ending);
            }
            News::Done => return Ok((answers, *run.tally())),
            News::Failed(error) => return Err(error),
        }
    }
}

/// Answers with one body. An answer that takes long gets its headers early and then spaces, which JSON allows before the
/// value, so that no client, proxy or library gives up on a silent connection. If it then fails, the connection is broken:
/// a status that was sent cannot be taken back, and clients try a broken connection again.
pub async fn whole<F>(run: Run, dialect: Dialect, make: F) -> Response<Body>
where
    F: FnOnce(Vec<Answer>, Tally) -> Value + Send + 'static,
{
    let finished = async move { collect(run).await.map(|(answers, tally)| make(answers, tally)) };
    let mut finished = Box::pin(finished);
    match timeout(BODY_PATIENCE, &mut finished).await {
        Ok(Ok(value)) => return body::json(&value),
        Ok(Err(error)) => return body::failure(&error, dialect),
        Err(_) => {}
    }
    let (sender, mut receiver) = mpsc::channel::<io::Result<Bytes>>(CHUNKS);
    tokio::spawn(async move {
        let mut finished = pin!(finished);
        loop {
            if sender.send(Ok(Bytes::from_static(b" "))).await.is_err() {
                return;
            }
            tokio::select! {
                () = sender.closed() => return,
                result = &mut finished => {
                    let last = result.map(|value| value.to_string().into()).map_err(|err| io::Error::other(err.message));
                    let _ = sender.send(last).await;
                    return;
                }
                () = tokio::time::sleep(HEARTBEAT) => {}
            }
        }
    });
    let chunks = poll_fn(move |cx| receiver.poll_recv(cx));
    let mut response = body::response(StatusCode::OK, "application/json", "");
    *response.body_mut() = Body::from_stream(chunks);
    response
}
