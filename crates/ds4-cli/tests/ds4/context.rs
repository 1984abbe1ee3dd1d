//! A context that fills up is the end of an answer, never an error.

use std::sync::Arc;

use ds4_chat::{Event, Flow, Reason, Sampling, Thinking, Vocab};
use ds4_cli::session::{Ask, Listener, Session};
use ds4_engine::{Engine, EngineOptions, Progress};
use ds4_gguf::Gguf;

use super::program::model;

const CTX: usize = 512;

struct Silent;

impl Listener for Silent {
    fn prefill(&mut self, _: Progress) -> Flow {
        Flow::Continue
    }

    fn event(&mut self, _: &Event) -> Flow {
        Flow::Continue
    }
}

#[test]
fn prompts_that_nearly_fill_the_context_end_with_length() {
    let gguf = Gguf::open(model()).unwrap();
    let vocab = Arc::new(Vocab::from_gguf(&gguf).unwrap());
    let options = EngineOptions { ctx: CTX, snapshot_interval: 64, ..EngineOptions::default() };
    let mut session = Session::new(Engine::load(&gguf, None, options).unwrap(), vocab.clone());
    // Ordinary tokens, the same ones for every prompt: the shorter prompt is a prefix of the longer.
    let ordinary: Vec<u32> =
        (0..vocab.tokenizer.n_vocab() as u32).filter(|id| !vocab.tokenizer.is_added(*id)).collect();
    let tokens: Vec<u32> = (0..CTX).map(|n| ordinary[(n * 31 + 7) % ordinary.len()]).collect();

    let mut n_length = 0;
    // The near ones one by one, where windows, blocks and pages end; then around a window and far away.
    for left in (0..=20).chain([64, 127, 128, 129, 300]) {
        let n_prompt = CTX - left;
        let sampling = Sampling { temperature: 0.0, ..Sampling::default() };
        let ask = Ask { tokens: &tokens[..n_prompt], thinking: Thinking::None, sampling, max_tokens: usize::MAX };
        let answer = session.answer(&ask, &mut Silent).unwrap();
        let turn = answer.turn.unwrap();
        match turn.reason {
            Reason::Length => {
                n_length += 1;
                assert_eq!(turn.usage.generated, left + 1, "prompt of {n_prompt}");
                assert_eq!(session.len(), CTX);
            }
            // Noise may say that it is done.
            Reason::Stop => assert!(turn.usage.generated <= left + 1, "prompt of {n_prompt}"),
            other => panic!("prompt of {n_prompt}: {other:?}"),
        }
    }

    assert!(n_length > 10, "{n_length} of the answers filled the context");
}

#[test]
fn one_token_too_many_is_refused_and_the_session_lives() {
    let gguf = Gguf::open(model()).unwrap();
    let vocab = Arc::new(Vocab::from_gguf(&gguf).unwrap());
    let options = EngineOptions { ctx: 64, prefill_chunk: Some(64), ..EngineOptions::default() };
    let mut session = Session::new(Engine::load(&gguf, None, options).unwrap(), vocab);
    let ask = |tokens| Ask { tokens, thinking: Thinking::None, sampling: Sampling::default(), max_tokens: 1 };
    let err = session.answer(&ask(&[20; 65]), &mut Silent).unwrap_err().to_string();
    assert!(err.contains("65") && err.contains("64") && err.contains("--ctx"), "{err}");
    assert!(session.answer(&ask(&[20; 64]), &mut Silent).unwrap().turn.is_some());
}
