//! Turns on a real engine, with the noise fixture: what it says means nothing, but it must end properly.

use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use ds4_chat::{
    Error, Event, Flow, Message, Reason, Sampling, Thinking, Turn, TurnEnd, TurnOptions, Vocab, render, run,
};
use ds4_engine::{Engine, EngineOptions, Sequence};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

const CTX: usize = 40;

/// Made once; unquantised, because encoding takes longer than everything else here.
static FILE: LazyLock<Bytes> = LazyLock::new(|| ds4_fixture::model(Mix::F32));

fn load() -> (Engine, Arc<Vocab>) {
    load_drafting(None)
}

fn load_drafting(mtp: Option<&Gguf>) -> (Engine, Arc<Vocab>) {
    let file = Gguf::from_bytes("noise", FILE.clone()).unwrap();
    let vocab = Arc::new(Vocab::from_gguf(&file).unwrap());
    let options = EngineOptions { ctx: CTX, threads: Some(1), logit_rows: 5, ..EngineOptions::default() };
    (Engine::load(&file, mtp, options).unwrap(), vocab)
}

/// A sequence that holds `n_tokens` of some prompt.
fn prompted(engine: &mut Engine, vocab: &Vocab, n_tokens: usize) -> Sequence {
    let prompt = render(&[Message::user("word ".repeat(CTX))], &Default::default()).unwrap();
    let tokens = vocab.tokens(&prompt).unwrap();
    let mut seq = engine.sequence().unwrap();
    engine.extend(&mut seq, &tokens[..n_tokens], &mut |_| Flow::Continue).unwrap();
    seq
}

fn options() -> TurnOptions {
    let sampling = Sampling { temperature: 1.0, top_k: 0, top_p: 1.0, min_p: 0.0, seed: 3 };
    TurnOptions { sampling, thinking: Thinking::None, ignore_eos: true, ..TurnOptions::default() }
}

fn say(engine: &mut Engine, seq: &mut Sequence, turn: Turn) -> (Vec<Event>, TurnEnd) {
    let mut events = Vec::new();
    let end = run(engine, seq, turn, &mut |event| {
        events.push(event.clone());
        Flow::Continue
    });
    (events, end.unwrap())
}

#[test]
fn a_turn_fills_the_context_to_the_last_token_and_ends_cleanly() {
    let (mut engine, vocab) = load();
    for n_prompt in [CTX - 5, CTX - 1, CTX] {
        let mut seq = prompted(&mut engine, &vocab, n_prompt);
        let (events, end) = say(&mut engine, &mut seq, Turn::new(vocab.clone(), options()));
        assert_eq!(end.reason, Reason::Length);
        assert_eq!(end.usage.generated, CTX - n_prompt + 1);
        assert_eq!(seq.len(), CTX);
        assert_eq!(seq.tokens()[n_prompt..], end.tokens[..end.tokens.len() - 1]);
        assert_eq!(events.last(), Some(&Event::End { reason: Reason::Length }));
    }
}

#[test]
fn a_listener_that_has_enough_is_not_called_again() {
    let (mut engine, vocab) = load();
    let mut seq = prompted(&mut engine, &vocab, 10);
    let mut n_events = 0;
    let end = run(&mut engine, &mut seq, Turn::new(vocab, options()), &mut |_| {
        n_events += 1;
        Flow::Stop
    })
    .unwrap();
    assert_eq!((n_events, end.reason), (1, Reason::Cancelled));
    assert!(seq.len() < CTX);
}

#[test]
fn a_turn_needs_a_prompt() {
    let (mut engine, vocab) = load();
    let mut seq = engine.sequence().unwrap();
    let error = run(&mut engine, &mut seq, Turn::new(vocab, options()), &mut |_| Flow::Continue).unwrap_err();
    assert!(matches!(error, Error::NoPrompt), "{error}");
}

#[test]
fn guessing_ahead_does_not_change_the_text() {
    let mtp = Gguf::from_bytes("mtp", ds4_fixture::mtp(Mix::F32)).unwrap();
    let (mut engine, vocab) = load_drafting(Some(&mtp));
    for temperature in [0.0, 1.0] {
        let sampling = Sampling { temperature, ..options().sampling };
        let mut answers = [0, 1, 4].map(|draft| {
            let mut seq = prompted(&mut engine, &vocab, 10);
            let options = TurnOptions { draft, sampling: sampling.clone(), ..options() };
            let (_, end) = say(&mut engine, &mut seq, Turn::new(vocab.clone(), options));
            assert_eq!(seq.tokens()[10..], end.tokens[..end.tokens.len() - 1], "the last token is not fed");
            end.tokens
        });
        assert!(answers[0].len() == CTX - 10 + 1);
        let [plain, rest @ ..] = &mut answers;
        assert!(rest.iter().all(|tokens| tokens == plain), "temperature {temperature}");
    }
}
