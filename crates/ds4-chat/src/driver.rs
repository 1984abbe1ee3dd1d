//! A turn as the scheduler's driver: the scheduler asks for tokens, whoever listens hears events.

use ds4_engine::{Driver, Finish, FinishReason, Likeliest, Next as Feed, Reach, SchedulerEvent};

use crate::turn::{Next, Step};
use crate::{Event, Reason, Turn, TurnEnd};

/// What a listener hears, in order. [`News::End`] is the last.
#[derive(Debug)]
pub enum News {
    /// Where the request is: queued, in its prompt.
    Progress(SchedulerEvent),
    /// What the model says.
    Event(Event),
    /// It is over.
    End(Box<Ended>),
}

/// How a request ended.
#[derive(Debug)]
pub struct Ended {
    /// The turn: its message, its reason ([`Reason::Cancelled`] when something else than the turn ended it), its tokens.
    pub turn: TurnEnd,
    /// The request: why it ended, tokens and times, prompt included.
    pub finish: Finish,
}

/// Runs a [`Turn`] on a scheduler and passes everything on to `listener`, which must not block.
pub struct TurnDriver<F> {
    turn: Turn,
    listener: F,
}

impl<F: FnMut(News) + Send> TurnDriver<F> {
    /// A driver for a turn whose options know the context.
    pub fn new(turn: Turn, listener: F) -> TurnDriver<F> {
        TurnDriver { turn, listener }
    }
}

impl<F: FnMut(News)> TurnDriver<F> {
    /// Passes a step's news on.
    fn tell(&mut self, step: Step) -> Feed {
        step.events.into_iter().for_each(|event| (self.listener)(News::Event(event)));
        match step.next {
            Next::Feed(token) => Feed::Feed(token),
            Next::End(_) => Feed::End,
        }
    }
}

impl<F: FnMut(News) + Send> Driver for TurnDriver<F> {
    fn event(&mut self, event: SchedulerEvent) {
        (self.listener)(News::Progress(event));
    }

    fn accept(&mut self, logits: &[f32], pos: usize) -> Feed {
        let step = self.turn.accept(logits, pos);
        self.tell(step)
    }

    fn reach(&self) -> Option<Reach> {
        self.turn.reach()
    }

    fn accept_likeliest(&mut self, likeliest: &Likeliest, pos: usize) -> Option<Feed> {
        let step = self.turn.accept_likeliest(likeliest, pos)?;
        Some(self.tell(step))
    }

    fn finish(mut self: Box<Self>, finish: Finish) {
        if finish.reason != FinishReason::Done {
            // Cut short: what was held back is still said.
            self.turn.cancel().into_iter().for_each(|event| (self.listener)(News::Event(event)));
        }
        let mut turn = self.turn.finish();
        if finish.reason == FinishReason::Length {
            turn.reason = Reason::Length;
        }
        (self.listener)(News::End(Box::new(Ended { turn, finish })));
    }
}
