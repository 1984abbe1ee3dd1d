//! A server on the small model of noise, and a client that speaks HTTP letter by letter.

pub mod service;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use ds4_engine::Stats;
use ds4_server::{Service, Settings, server};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use service::service;

/// A running server; it ends when this is dropped.
pub struct TestServer {
    pub address: SocketAddr,
    pub service: Arc<Service>,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl TestServer {
    pub fn start(settings: Settings, ctx: usize) -> TestServer {
        TestServer::serve(service(settings, ctx))
    }

    pub fn serve(service: Arc<Service>) -> TestServer {
        let (end, ended) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let serving = Arc::clone(&service);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async {
                let listeners = server::listen(&["127.0.0.1:0".parse().unwrap()], None).await.unwrap();
                tell.send(listeners.tcp[0].local_addr().unwrap()).unwrap();
                server::serve(serving, listeners, async { _ = ended.await }).await.unwrap();
            });
        });
        let address = told.recv().unwrap();
        TestServer { address, service, end: Some(end), thread: Some(thread) }
    }

    pub fn connect(&self) -> Client {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        Client { reader: BufReader::new(stream.try_clone().unwrap()), stream }
    }

    /// One request on a connection of its own.
    pub fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> Reply {
        let mut client = self.connect();
        client.write(&request(method, path, headers, body));
        client.reply()
    }

    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, "content-type: application/json\r\n", &body.to_string())
    }

    /// A request whose answer is not read.
    pub fn begin(&self, path: &str, body: &Value) -> Client {
        let mut client = self.connect();
        client.write(&request("POST", path, "content-type: application/json\r\n", &body.to_string()));
        client
    }

    /// Waits for the engine.
    pub fn until(&self, is_so: impl Fn(&Stats) -> bool) {
        let begun = Instant::now();
        while !is_so(&self.service.scheduler.stats()) {
            assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", self.service.scheduler.stats());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until nobody is served any more, nor listed as being served.
    pub fn quiet(&self) {
        let listed = || self.service.sessions.list() != serde_json::json!([]);
        self.until(|stats| stats.running + stats.queued == 0 && self.service.activity.n_now() == 0 && !listed());
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, "", "")
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.end.take();
        if let Some(thread) = self.thread.take() {
            // A test that fails should say why, not that its server fell, too.
            let _ = thread.join();
        }
    }
}

/// A body for an answer of `max_tokens` that does not end before: tokens that end a turn are never drawn.
pub fn endless(max_tokens: usize, stream: bool) -> Value {
    json!({
        "messages": [{ "role": "user", "content": "hi" }], "prompt": "hi", "input": "hi", "stream": stream, "max_tokens": max_tokens,
        "max_output_tokens": max_tokens, "logit_bias": { "0": -100, "1": -100, "3": -100, "4": -100 },
    })
}

pub fn request(method: &str, path: &str, headers: &str, body: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: test\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

pub struct Client {
    pub stream: TcpStream,
    pub reader: BufReader<TcpStream>,
}

/// A response, whole.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|err| panic!("{err}: {}", self.body))
    }

    /// The data of all events.
    pub fn events(&self) -> Vec<Value> {
        let data = self.body.lines().filter_map(|line| line.strip_prefix("data: "));
        data.filter(|data| *data != "[DONE]").map(|data| serde_json::from_str(data).unwrap()).collect()
    }
}

impl Client {
    pub fn write(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).unwrap();
    }

    /// Status and headers, in small letters.
    pub fn head(&mut self) -> (u16, String) {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(self.reader.read_line(&mut head).unwrap() > 0, "the connection ended in the head: {head:?}");
        }
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head.to_lowercase())
    }

    pub fn reply(&mut self) -> Reply {
        let (status, head) = self.head();
        let mut body = Vec::new();
        if let Some(length) = head.split("content-length: ").nth(1) {
            let length: usize = length.lines().next().unwrap().parse().unwrap();
            body.resize(length, 0);
            self.reader.read_exact(&mut body).unwrap();
        } else if head.contains("transfer-encoding: chunked") {
            while let Some(chunk) = self.chunk() {
                body.extend(chunk);
            }
        }
        Reply { status, head, body: String::from_utf8(body).unwrap() }
    }

    /// The next chunk of a chunked body.
    pub fn chunk(&mut self) -> Option<Vec<u8>> {
        let mut line = String::new();
        self.reader.read_line(&mut line).unwrap();
        let length = usize::from_str_radix(line.trim(), 16).unwrap_or_else(|_| panic!("no chunk: {line:?}"));
        let mut chunk = vec![0; length + 2];
        self.reader.read_exact(&mut chunk).unwrap();
        chunk.truncate(length);
        (length > 0).then_some(chunk)
    }
}
