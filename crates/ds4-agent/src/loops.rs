//! Models that go round in circles: the same words, or the same calls.

use std::collections::VecDeque;

/// Characters of repetition that are too many.
const REPEATED_MIN: usize = 1500;
/// Longest unit that is looked for, in characters.
const PERIOD_MAX: usize = 200;
/// Characters between two looks.
const STEP: usize = 256;

/// Listens to an answer for words that go round in circles.
#[derive(Debug, Default)]
pub(crate) struct Words {
    tail: VecDeque<char>,
    unseen: usize,
}

impl Words {
    /// Takes the next fragment; answers whether it goes round in circles.
    pub(crate) fn push(&mut self, text: &str) -> bool {
        let n_before = self.tail.len();
        self.tail.extend(text.chars());
        self.unseen += self.tail.len() - n_before;
        let surplus = self.tail.len().saturating_sub(REPEATED_MIN + PERIOD_MAX);
        self.tail.drain(..surplus);
        if self.unseen < STEP {
            return false;
        }
        self.unseen = 0;
        self.is_repeated()
    }

    fn is_repeated(&mut self) -> bool {
        let tail = self.tail.make_contiguous();
        let is_periodic = |period: usize| {
            let last = &tail[tail.len() - REPEATED_MIN..];
            let before = &tail[tail.len() - REPEATED_MIN - period..tail.len() - period];
            last == before
        };
        tail.len() >= REPEATED_MIN + PERIOD_MAX && (1..=PERIOD_MAX).any(is_periodic)
    }
}

/// What to do about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing.
    Fine,
    /// Tell the model that it did the same this many times.
    Warn(usize),
    /// It does not listen.
    GiveUp,
}

/// Calls that are looked back at.
const CALLS: usize = 12;
/// The same call with the same result so often is worth a word, and so often is hopeless.
const WARN_AT: usize = 3;
const GIVE_UP_AT: usize = 6;

/// Remembers the last calls and their results.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    last: VecDeque<(String, String, String)>,
}

impl Calls {
    /// Takes a call and its result. A call that changed something is progress, whatever came before.
    pub(crate) fn push(&mut self, name: &str, arguments: &str, result: &str, has_changed: bool) -> Verdict {
        if has_changed {
            self.last.clear();
        }
        let call = (name.to_owned(), arguments.to_owned(), result.to_owned());
        let n = self.last.iter().filter(|other| **other == call).count() + 1;
        self.last.push_back(call);
        if self.last.len() > CALLS {
            self.last.pop_front();
        }
        match n {
            GIVE_UP_AT.. => Verdict::GiveUp,
            WARN_AT.. => Verdict::Warn(n),
            _ => Verdict::Fine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_heard_and_prose_is_not() {
        let round = |unit: &str| {
            let mut words = Words::default();
            (0..4000 / unit.chars().count()).any(|_| words.push(unit))
        };
        assert!(round("the same again. "));
        assert!(round("a"));
        assert!(round(&"0123456789 word ".repeat(12)));
        let mut words = Words::default();
        assert!(!(0..4000).any(|n| words.push(&format!("line {n} of a list\n"))));
    }

    #[test]
    fn the_same_call_is_warned_about_then_given_up_on() {
        let mut calls = Calls::default();
        let mut push = |result: &str| calls.push("read", "{}", result, false);
        assert_eq!(
            [push("a"), push("a"), push("b"), push("a")],
            [Verdict::Fine, Verdict::Fine, Verdict::Fine, Verdict::Warn(3)]
        );
        assert_eq!([push("a"), push("a"), push("a")], [Verdict::Warn(4), Verdict::Warn(5), Verdict::GiveUp]);
        assert_eq!(calls.push("edit", "{}", "Edited.", true), Verdict::Fine);
        assert_eq!(calls.push("read", "{}", "a", false), Verdict::Fine);
    }
}
