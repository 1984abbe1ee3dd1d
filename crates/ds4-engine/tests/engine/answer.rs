//! A request that draws a fixed number of tokens and tells all that happens to it.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use ds4_engine::sampler::{Sampler, Sampling};
use ds4_engine::{Driver, Finish, Next, Priority, Request, SchedulerEvent};

/// What a request's driver reports.
pub enum News {
    Event(SchedulerEvent),
    Token(u32),
    Finish(Finish),
}

/// Draws a fixed number of tokens.
struct Answer {
    sampler: Sampler,
    left: usize,
    news: Sender<News>,
}

impl Driver for Answer {
    fn event(&mut self, event: SchedulerEvent) {
        let _ = self.news.send(News::Event(event));
    }

    fn accept(&mut self, logits: &[f32], pos: usize) -> Next {
        let token = self.sampler.sample(logits, pos);
        let _ = self.news.send(News::Token(token));
        self.left -= 1;
        if self.left == 0 { Next::End } else { Next::Feed(token) }
    }

    fn finish(self: Box<Self>, finish: Finish) {
        let _ = self.news.send(News::Finish(finish));
    }
}

/// Such a request of `n` tokens after a prompt, and where its news arrive.
pub fn request(tokens: Vec<u32>, n: usize, seed: u64) -> (Request, Receiver<News>) {
    let (news, receiver) = channel();
    let sampler = Sampler::new(Sampling { seed, ..Sampling::default() });
    let driver = Box::new(Answer { sampler, left: n, news });
    let request =
        Request { tokens, boundaries: Vec::new(), max_tokens: n, priority: Priority::Normal, deadline: None, driver };
    (request, receiver)
}

/// Waits for the end; the tokens and how it ended.
pub fn wait(news: &Receiver<News>) -> (Vec<u32>, Finish) {
    let mut tokens = Vec::new();
    loop {
        match news.recv_timeout(Duration::from_secs(300)).expect("the request ends") {
            News::Token(token) => tokens.push(token),
            News::Finish(finish) => return (tokens, finish),
            News::Event(_) => {}
        }
    }
}
