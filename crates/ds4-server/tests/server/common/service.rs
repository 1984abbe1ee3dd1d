//! A service on the small model of noise.

use std::sync::Arc;

use ds4_chat::Vocab;
use ds4_engine::{Engine, EngineOptions, Scheduler, SchedulerOptions};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;
use ds4_server::{Log, Service, Settings};

/// A service that nobody listens for.
pub fn service(settings: Settings, ctx: usize) -> Arc<Service> {
    let gguf = Gguf::from_bytes("noise", ds4_fixture::model(Mix::F32)).unwrap();
    let vocab = Arc::new(Vocab::from_gguf(&gguf).unwrap());
    let options = EngineOptions { ctx, max_sequences: 2, threads: Some(1), ..EngineOptions::default() };
    let engine = Engine::load(&gguf, None, options).unwrap();
    service_with(engine, vocab, settings)
}

/// The same on this engine.
pub fn service_with(engine: Engine, vocab: Arc<Vocab>, settings: Settings) -> Arc<Service> {
    let scheduler = Scheduler::start(engine, SchedulerOptions { max_queue: 4, ..SchedulerOptions::default() });
    Arc::new(Service::new(settings, scheduler, vocab, Log::none()))
}
