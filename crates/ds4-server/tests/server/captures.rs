//! Requests recorded from real clients, where the recordings lie beside the checkout (they are not part of it): every one
//! is read, rendered and tokenised, or refused in the way its client expects.

use std::path::{Path, PathBuf};

use ds4_server::protocol::{ApiError, anthropic, chat, responses};
use ds4_server::{Service, Settings};
use serde_json::Value;

use crate::common::service::service;

fn recordings() -> Vec<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    let folders = |path: &Path| std::fs::read_dir(path).map(|dir| dir.flatten().map(|e| e.path()).collect::<Vec<_>>());
    let clients = folders(&beside).unwrap_or_default();
    let mut files: Vec<PathBuf> = clients.iter().flat_map(|client| folders(client).unwrap_or_default()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn answer(service: &Service, path: &str, body: &Value) -> Option<Result<usize, ApiError>> {
    let chat = match path {
        "/v1/chat/completions" => chat::read(body).map(|body| body.chat),
        "/v1/messages" | "/v1/messages/count_tokens" => anthropic::read(body),
        "/v1/responses" => responses::read(body, &[]).map(|body| body.chat),
        _ => return None,
    };
    Some(chat.and_then(|chat| service.generation(&chat, None)).map(|generation| generation.tokens.len()))
}

#[test]
fn every_recorded_request_is_understood() {
    let files = recordings();
    if files.is_empty() {
        eprintln!("no recordings beside this checkout: nothing was tested");
        return;
    }
    let service = service(Settings::default(), 262_144);
    let mut n_read = 0;
    for file in files {
        let recording: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        if recording["method"] != "POST" {
            continue;
        }
        let path = recording["path"].as_str().unwrap().split('?').next().unwrap();
        match answer(&service, path, &recording["body"]) {
            None => {}
            Some(Ok(n_tokens)) => {
                assert!(n_tokens > 0);
                n_read += 1;
            }
            // The official libraries go on without threads when they are told so.
            Some(Err(error)) => {
                let threads = recording["body"].get("thread").is_some() && error.message.starts_with("thread");
                assert!(threads, "{}: {}", file.display(), error.message);
            }
        }
    }
    assert!(n_read > 100, "{n_read}");
}
