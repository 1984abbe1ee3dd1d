//! Coding agents at work on one engine, as token paths: what a scheduler computes of their prompts, against what it could have
//! known.
//!
//! All agents have the same long system prompt. Each gets tasks, works on them in tool turns (the model answers, a tool result
//! comes back, everything is sent again), and now and then somebody regenerates an answer, edits the last message, stops an
//! answer in its middle, or has a client that leaves the reasoning out of the history. All send at the same time.

use std::collections::HashSet;

use ds4_engine::{Finish, FinishReason, Request, Scheduler};

use crate::answer::{request, wait};

/// How much work there is.
#[derive(Clone, Copy, Debug)]
pub struct Workload {
    /// Agents that work at the same time.
    pub agents: usize,
    /// Tool turns of each.
    pub turns: usize,
    /// Tokens of the system prompt.
    pub system: usize,
    /// Tokens of a tool result, at most; half of it on average.
    pub result: usize,
    /// Tokens of an answer.
    pub answer: usize,
}

impl Workload {
    /// Eight agents, a system prompt of 10,000 tokens, ten tool turns.
    pub const FULL: Workload = Workload { agents: 8, turns: 10, system: 10_000, result: 1000, answer: 48 };
}

/// Prompt tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Requests made.
    pub requests: usize,
    /// Tokens of all prompts.
    pub prompts: usize,
    /// Tokens that no earlier request had at this place of the same path: somebody had to compute them.
    pub ideal: usize,
    /// Tokens that were computed.
    pub computed: usize,
    /// What a cache would compute that keeps the last sequence of each of some slots and can only append to one.
    pub whole_prefix: [usize; 2],
}

/// Slots of the whole-prefix caches that are counted beside.
pub const SLOTS: [usize; 2] = [1, 8];

/// One path of tokens that was sent and answered.
struct Agent {
    id: usize,
    history: Vec<u32>,
    /// Where the last message of the user begins and ends.
    message: (usize, usize),
    /// Length of the last prompt.
    asked: usize,
}

/// What an agent sends, and what it makes of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// A new task of the user.
    Task,
    /// A tool result.
    Result,
    /// The same prompt again.
    Regenerate,
    /// The user's last message with another end; what came after it is gone.
    Edit,
}

/// Runs the workload; texts follow from the seeds alone.
pub fn run(s: &Scheduler, work: Workload) -> Counts {
    let mut random = Random(1);
    let n_vocab = s.model().n_vocab as u32;
    let system = random.tokens(work.system, n_vocab);
    let mut agents: Vec<Agent> =
        (0..work.agents).map(|id| Agent { id, history: system.clone(), message: (0, 0), asked: 0 }).collect();
    let mut books = Books::new(&SLOTS);
    for round in 0..work.turns * 4 / 3 + 1 {
        let asked: Vec<(Action, Vec<u32>, Vec<usize>)> = agents
            .iter_mut()
            .map(|agent| {
                let action = match (round, (round + agent.id) % 8) {
                    (0, _) | (_, 7) => Action::Task,
                    (_, 3) => Action::Regenerate,
                    (_, 5) => Action::Edit,
                    _ => Action::Result,
                };
                let prompt = agent.prompt(action, work, &mut random, n_vocab);
                (action, prompt, vec![work.system, agent.message.0])
            })
            .collect();
        for (_, prompt, _) in &asked {
            books.sent(prompt);
        }
        let tickets: Vec<_> = asked
            .iter()
            .zip(&agents)
            .map(|((_, prompt, boundaries), agent)| {
                let (request, news) = request(prompt.clone(), work.answer, (round * 100 + agent.id) as u64);
                let request = Request { boundaries: boundaries.clone(), ..request };
                (s.submit(request).expect("the prompt fits and the queue has room"), news)
            })
            .collect();
        for (((_, prompt, _), (_ticket, news)), agent) in asked.into_iter().zip(&tickets).zip(&mut agents) {
            let (answer, finish) = wait(news);
            books.answered(&prompt, &answer, &finish);
            agent.history = prompt;
            let from = match (round + agent.id) % 5 {
                // A client that leaves the reasoning out.
                1 => answer.len() / 2..answer.len(),
                // A stop sequence in the middle.
                2 => 0..answer.len() * 2 / 3,
                _ => 0..answer.len(),
            };
            agent.history.extend_from_slice(&answer[from]);
        }
    }
    books.counts
}

impl Agent {
    /// What it sends now. A regeneration sends the last prompt, which the history ends with an answer of.
    fn prompt(&mut self, action: Action, work: Workload, random: &mut Random, n_vocab: u32) -> Vec<u32> {
        let mut prompt = std::mem::take(&mut self.history);
        match action {
            Action::Task => {
                let message = random.some_tokens(60, 120, n_vocab);
                self.message = (prompt.len(), prompt.len() + message.len());
                prompt.extend(message);
            }
            Action::Result => prompt.extend(random.some_tokens(20, work.result - 20, n_vocab)),
            Action::Regenerate => prompt.truncate(self.asked),
            Action::Edit => {
                let (start, end) = self.message;
                prompt.truncate(start + random.below(end - start));
                prompt.extend(random.tokens(20, n_vocab));
                self.message = (start, prompt.len());
            }
        }
        self.asked = prompt.len();
        prompt
    }
}

/// Who has known what.
struct Books {
    counts: Counts,
    /// Hashes of all prefixes that were ever sent or generated.
    known: HashSet<u64>,
    /// Of each whole-prefix cache: its sequences, the latest last.
    caches: Vec<(usize, Vec<Vec<u32>>)>,
}

impl Books {
    fn new(slots: &[usize]) -> Books {
        let caches = slots.iter().map(|n| (*n, Vec::new())).collect();
        Books { counts: Counts::default(), known: HashSet::new(), caches }
    }

    fn sent(&mut self, prompt: &[u32]) {
        self.counts.requests += 1;
        self.counts.prompts += prompt.len();
        self.counts.ideal += self.learn(prompt);
        for (i, (slots, held)) in self.caches.iter_mut().enumerate() {
            let best = held.iter().position(|sequence| prompt.starts_with(sequence));
            let known = best.map_or(0, |at| held.remove(at).len());
            self.counts.whole_prefix[i] += prompt.len() - known;
            if held.len() == *slots {
                held.remove(0);
            }
            held.push(prompt.to_vec());
        }
    }

    fn answered(&mut self, prompt: &[u32], answer: &[u32], finish: &Finish) {
        assert_eq!(finish.reason, FinishReason::Done);
        self.counts.computed += finish.usage.n_prompt - finish.usage.n_reused;
        // The last token was drawn, not fed.
        let path = [prompt, &answer[..answer.len() - 1]].concat();
        self.learn(&path);
        for (_, held) in &mut self.caches {
            if let Some(sequence) = held.iter_mut().find(|sequence| *sequence == prompt) {
                *sequence = path.clone();
            }
        }
    }

    /// Notes all prefixes of a path; how many are new.
    fn learn(&mut self, path: &[u32]) -> usize {
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        let mut n_new = 0;
        for token in path {
            hash = (hash ^ u64::from(*token)).wrapping_mul(0x100_0000_01b3).rotate_left(23);
            n_new += usize::from(self.known.insert(hash));
        }
        n_new
    }
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0 >> 33
    }

    fn below(&mut self, n: usize) -> usize {
        self.next() as usize % n.max(1)
    }

    /// At least so many, and up to so many more.
    fn some_tokens(&mut self, least: usize, more: usize, n_vocab: u32) -> Vec<u32> {
        let n = least + self.below(more);
        self.tokens(n, n_vocab)
    }

    fn tokens(&mut self, n: usize, n_vocab: u32) -> Vec<u32> {
        (0..n).map(|_| (self.next() % u64::from(n_vocab)) as u32).collect()
    }
}
