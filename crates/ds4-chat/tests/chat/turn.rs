//! The sample loop, token by token, without a model: the logits are scripted.

use std::sync::Arc;

use ds4_chat::{EarlyClose, Event, Next, Reason, Sampling, Special, Step, Thinking, Turn, TurnEnd, TurnOptions, Vocab};

use crate::support::vocab::{PLACEHOLDER, vocab};

/// Tokens the sequence held before the turn.
const PROMPT: usize = 10;

fn options() -> TurnOptions {
    TurnOptions { thinking: Thinking::None, ..TurnOptions::default() }
}

/// Logits under which only this token can be drawn.
fn certain(vocab: &Vocab, token: u32) -> Vec<f32> {
    let mut logits = vec![-1e30; vocab.tokenizer.n_vocab()];
    logits[token as usize] = 0.0;
    logits
}

/// A model that wants to say `script` and nothing after it; how it went.
struct Played {
    events: Vec<Event>,
    end: TurnEnd,
    /// Tokens of the script that were not asked for.
    n_unsaid: usize,
}

impl Played {
    fn text(&self) -> String {
        let texts = self.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }
}

fn play(options: TurnOptions, script: &str) -> Played {
    play_tokens(options, &vocab(), &vocab().tokenizer.encode_with_added(script))
}

fn play_tokens(options: TurnOptions, vocab: &Arc<Vocab>, script: &[u32]) -> Played {
    let mut turn = Turn::new(vocab.clone(), options);
    let mut events = Vec::new();
    let mut n_said = 0;
    for (i, &token) in script.iter().enumerate() {
        let step = turn.accept(&certain(vocab, token), PROMPT + i);
        n_said += usize::from(step.token.is_some());
        assert!(step.token.is_none_or(|sampled| sampled == token));
        events.extend(step.events);
        match step.next {
            Next::Feed(fed) => assert_eq!(fed, token),
            Next::End(_) => break,
        }
    }
    events.extend(turn.cancel());
    Played { events, end: turn.finish(), n_unsaid: script.len() - n_said }
}

#[test]
fn the_end_token_ends_the_turn() {
    let played = play(options(), "hi 世界 😀<｜end▁of▁sentence｜>xyz");
    assert_eq!(played.text(), "hi 世界 😀");
    assert_eq!(played.end.reason, Reason::Stop);
    assert_eq!(played.events.last(), Some(&Event::End { reason: Reason::Stop }));
    assert_eq!(played.n_unsaid, 3);
    assert_eq!(played.end.usage.generated, played.end.tokens.len());
    assert_eq!(played.end.tokens.last(), Some(&vocab().specials.get(Special::Eos).unwrap()));
    assert_eq!(played.end.timing.steps, played.end.tokens.len() - 1);
    assert_eq!(played.end.message.content, "hi 世界 😀");
}

#[test]
fn so_does_the_beginning_of_another_turn() {
    for special in [Special::User, Special::Assistant, Special::Bos] {
        let played = play(options(), &format!("hi{}you", special.text()));
        assert_eq!((played.text().as_str(), &played.end.reason), ("hi", &Reason::Stop));
    }
    assert_eq!(play(options(), &format!("hi{PLACEHOLDER}")).text(), format!("hi{PLACEHOLDER}"));
}

#[test]
fn the_end_token_can_be_ignored() {
    let played = play(TurnOptions { ignore_eos: true, ..options() }, "a<｜end▁of▁sentence｜>b");
    assert_eq!((played.text().as_str(), played.n_unsaid), ("a<｜end▁of▁sentence｜>b", 0));
}

#[test]
fn reasoning_is_told_apart_and_counted() {
    let options = TurnOptions { thinking: Thinking::High, ..options() };
    let played = play(options.clone(), "abc</think>de<｜end▁of▁sentence｜>");
    assert_eq!((played.end.message.reasoning.as_str(), played.text().as_str()), ("abc", "de"));
    assert_eq!((played.end.usage.reasoning, played.end.usage.generated), (4, 7));
    let played = play(options, "never closed<｜end▁of▁sentence｜>");
    assert_eq!((played.end.message.reasoning.as_str(), played.text().as_str()), ("never closed", ""));
}

#[test]
fn max_tokens_ends_the_turn_and_delivers_what_was_held() {
    for max in 0..4 {
        let played = play(TurnOptions { max_tokens: Some(max), ..options() }, "a\nb\nc");
        assert_eq!(played.text(), "a\nb\nc"[..max]);
        assert_eq!((played.end.usage.generated, &played.end.reason), (max, &Reason::Length));
        assert_eq!(played.events.last(), Some(&Event::End { reason: Reason::Length }));
    }
}

#[test]
fn a_full_context_gives_one_token_more_and_then_ends() {
    for room in 0..4 {
        let played = play(TurnOptions { ctx: PROMPT + room, ..options() }, "abcdefgh");
        assert_eq!(played.text(), "abcdefgh"[..room + 1]);
        assert_eq!(played.end.reason, Reason::Length);
    }
}

#[test]
fn nothing_of_a_stop_string_is_delivered() {
    let options = TurnOptions { stop: vec!["STOP".into(), "\n\n".into()], ..options() };
    let played = play(options.clone(), "go STAY SSTOP on");
    assert_eq!((played.text().as_str(), &played.end.reason), ("go STAY S", &Reason::StopSequence("STOP".into())));
    assert_eq!(played.end.message.content, "go STAY S");
    assert_eq!(played.n_unsaid, 3);
    assert!(
        played
            .events
            .iter()
            .all(|event| !matches!(event, Event::Text(text) if text.contains("ST") && !text.contains("STA")))
    );

    let played = play(options.clone(), "a\nb\n\nc");
    assert_eq!((played.text().as_str(), &played.end.reason), ("a\nb", &Reason::StopSequence("\n\n".into())));
    let played = play(options.clone(), "end STO<｜end▁of▁sentence｜>");
    assert_eq!((played.text().as_str(), &played.end.reason), ("end STO", &Reason::Stop));
    let played = play(options, "end\n\n<｜end▁of▁sentence｜>");
    assert_eq!((played.text().as_str(), &played.end.reason), ("end", &Reason::StopSequence("\n\n".into())));
}

#[test]
fn reasoning_and_calls_do_not_stop() {
    let options = TurnOptions { stop: vec!["x".into()], thinking: Thinking::High, ..options() };
    let call = "<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"x\">\n<｜DSML｜parameter name=\"x\" string=\"true\">x</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>";
    let played = play(options, &format!("x</think>a\n\n{call}\n<｜end▁of▁sentence｜>"));
    assert_eq!(played.end.reason, Reason::ToolCalls);
    assert_eq!((played.text().as_str(), played.end.message.tool_calls[0].arguments.as_str()), ("a", r#"{"x": "x"}"#));
    assert_eq!(played.end.message.tool_calls[0].raw.as_deref(), Some(format!("\n\n{call}").as_str()));
    assert_eq!(played.n_unsaid, 2, "the turn ends with the block");
}

#[test]
fn a_call_that_was_cut_is_not_among_the_calls() {
    let script =
        "<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"f\">\n<｜DSML｜parameter name=\"a\" string=\"true\">long";
    let played = play(options(), &format!("{script}<｜end▁of▁sentence｜>"));
    assert_eq!((&played.end.reason, played.end.message.tool_calls.len()), (&Reason::Stop, 0));
    assert_eq!(played.end.incomplete_call.unwrap().arguments, r#"{"a": "long"}"#);
}

#[test]
fn a_cancelled_turn_keeps_what_it_said() {
    let played = play(options(), "hi\n");
    assert_eq!(played.end.reason, Reason::Cancelled);
    assert_eq!(played.text(), "hi\n");
    let vocab = vocab();
    let mut turn = Turn::new(vocab.clone(), options());
    turn.accept(&certain(&vocab, 20), PROMPT);
    assert_eq!(turn.cancel().last(), Some(&Event::End { reason: Reason::Cancelled }));
    assert_eq!(turn.cancel(), []);
    let after = turn.accept(&certain(&vocab, 20), PROMPT + 1);
    assert_eq!(after, Step { token: None, events: vec![], next: Next::End(Reason::Cancelled) });
}

#[test]
fn syntax_is_not_drawn() {
    let vocab = vocab();
    let sampling = Sampling { temperature: 10.0, top_k: 0, top_p: 1.0, min_p: 0.0, seed: 7 };
    let mut turn = Turn::new(vocab.clone(), TurnOptions { sampling, ..options() });
    let mut n_drawn_free = 0;
    let mut n_drawn_syntax = 0;
    let head = "<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"f\">\n<｜DSML｜parameter name=\"a\" string=\"true\">";
    for (i, token) in vocab.tokenizer.encode_with_added(head).into_iter().enumerate() {
        // A slight preference, which a draw at this temperature hardly notices.
        let mut logits = vec![0.0; vocab.tokenizer.n_vocab()];
        logits[token as usize] = 0.01;
        let syntax = i >= 2;
        let token = if syntax { turn.accept(&logits, i) } else { turn.accept(&certain(&vocab, token), i) }.token;
        n_drawn_syntax += usize::from(syntax && logits[token.unwrap() as usize] == 0.0);
    }
    for i in 0..20 {
        let mut logits = vec![0.0; vocab.tokenizer.n_vocab()];
        logits[40] = 0.01;
        n_drawn_free += usize::from(turn.accept(&logits, 1000 + i).token != Some(40));
    }
    assert_eq!(n_drawn_syntax, 0);
    assert!(n_drawn_free > 10);
}

#[test]
fn the_same_seed_says_the_same() {
    let vocab = vocab();
    let logits: Vec<f32> = (0..vocab.tokenizer.n_vocab()).map(|id| (id as f32 * 0.37).sin()).collect();
    let say = |seed| {
        let mut turn =
            Turn::new(vocab.clone(), TurnOptions { sampling: Sampling { seed, ..Sampling::default() }, ..options() });
        (0..20).map(|i| turn.accept(&logits, PROMPT + i).token).collect::<Vec<_>>()
    };
    assert_eq!(say(1), say(1));
    assert_ne!(say(1), say(2));
}

#[test]
fn reasoning_ends_where_its_budget_does() {
    let vocab = vocab();
    let options = TurnOptions { thinking: Thinking::High, max_reasoning: Some(3), max_tokens: Some(6), ..options() };
    let mut turn = Turn::new(vocab.clone(), options);
    let word = vocab.tokenizer.encode("a")[0];
    let mut said = Vec::new();
    for pos in PROMPT.. {
        let step = turn.accept(&certain(&vocab, word), pos);
        said.extend(step.token);
        if matches!(step.next, Next::End(_)) {
            break;
        }
    }
    let end_think = vocab.specials.get(Special::EndThink).unwrap();
    assert_eq!(said, [word, word, word, end_think, word, word]);
    let end = turn.finish();
    assert_eq!((end.message.reasoning.as_str(), end.message.content.as_str()), ("aaa", "aa"));
    assert_eq!((end.reason, end.usage.reasoning), (Reason::Length, 4));
}

#[test]
fn reasoning_may_end_early_where_its_end_is_likely_enough() {
    let vocab = vocab();
    let end_think = vocab.specials.get(Special::EndThink).unwrap();
    // The closing tag is the `rank`-th likeliest token of all; the likeliest is a word.
    let said = |rank: usize| {
        let mut logits: Vec<f32> = (0..vocab.tokenizer.n_vocab()).map(|id| -100.0 - id as f32).collect();
        let words = vocab.tokenizer.encode("a b c d");
        words.iter().take(rank - 1).enumerate().for_each(|(i, word)| logits[*word as usize] = -(i as f32));
        logits[end_think as usize] = -50.0;
        let close = EarlyClose { after: 2, rank: 3 };
        let sampling = Sampling { temperature: 0.0, ..Sampling::default() };
        let options = TurnOptions {
            thinking: Thinking::High,
            early_close: Some(close),
            max_tokens: Some(4),
            sampling,
            ..options()
        };
        let mut turn = Turn::new(vocab.clone(), options);
        let tokens = (0..4).filter_map(|i| turn.accept(&logits, PROMPT + i).token);
        tokens.map(|token| token == end_think).collect::<Vec<_>>()
    };
    assert_eq!(said(3), [false, false, true, false]);
    assert_eq!(said(4), [false; 4]);
}
