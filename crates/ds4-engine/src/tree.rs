//! The prefix tree: every path of tokens whose rows are still on the device, and the frontiers on it from which a sequence
//! can go on.
//!
//! A node is (part of) one page: up to a page of tokens that follow its parent's path. Full nodes have children. A node with
//! a [`Tail`] is a frontier: with its path's pages and its tail a sequence is exactly where it was. Looking a request up means
//! walking down as long as its tokens match and taking the deepest frontier passed.
//!
//! Eviction works on frontiers: the one that is cheapest to lose goes first, and with it the pages that no other frontier
//! needs. It must not know devices: tails are bytes, pages are holds.

use std::collections::HashMap;
use std::sync::Arc;

use crate::pages::Page;

/// What a sequence needs besides its pages to go on from a frontier.
#[derive(Debug, PartialEq)]
pub(crate) struct Tail {
    /// Rings, as the model reads them.
    pub rings: Vec<u8>,
    /// Logits after the last token.
    pub logits: Vec<f32>,
    /// Streams of the last token, for the draft block.
    pub streams: Option<Vec<f32>>,
}

impl Tail {
    /// Bytes it takes.
    pub fn n_bytes(&self) -> u64 {
        (self.rings.len() + 4 * self.logits.len() + 4 * self.streams.as_ref().map_or(0, Vec::len)) as u64
    }
}

/// What there is too little of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Short {
    /// Bytes for tails.
    Tails,
    /// Pages.
    Pages,
}

/// A frontier that was found: where it is, and what is needed to go on from it.
#[derive(Clone, Debug)]
pub(crate) struct Frontier {
    /// Tokens up to it.
    pub n_tokens: usize,
    /// Pages of its path, in order; the last one may be partly used.
    pub pages: Vec<Page>,
    /// The rest.
    pub tail: Arc<Tail>,
}

type Id = usize;

/// One of so many frontiers is dropped when room is needed.
const EVICT_SHARE: usize = 64;

#[derive(Debug)]
struct Node {
    parent: Option<Id>,
    /// Tokens of the path before this node.
    start: usize,
    /// At least one, at most a page.
    tokens: Box<[u32]>,
    page: Page,
    children: Vec<Id>,
    tail: Option<Arc<Tail>>,
    /// When it last was of use, in look-ups.
    used: u64,
    /// How often it was resumed from.
    hits: u32,
    /// Uses to expect once it has been passed, against one of a path's end.
    chance: f64,
}

impl Node {
    fn end(&self) -> usize {
        self.start + self.tokens.len()
    }
}

/// All known prefixes.
#[derive(Debug)]
pub(crate) struct PrefixTree {
    page_tokens: usize,
    nodes: HashMap<Id, Node>,
    roots: Vec<Id>,
    next_id: Id,
    clock: u64,
    n_frontiers: usize,
    tail_bytes: u64,
}

impl PrefixTree {
    pub fn new(page_tokens: usize) -> PrefixTree {
        let (nodes, roots) = Default::default();
        PrefixTree { page_tokens, nodes, roots, next_id: 0, clock: 0, n_frontiers: 0, tail_bytes: 0 }
    }

    /// Bytes of all tails.
    pub fn tail_bytes(&self) -> u64 {
        self.tail_bytes
    }

    /// Frontiers.
    pub fn n_frontiers(&self) -> usize {
        self.n_frontiers
    }

    /// The deepest frontier on the path of `tokens`, of at most `tokens.len()` tokens.
    pub fn find(&mut self, tokens: &[u32]) -> Option<Frontier> {
        self.clock += 1;
        let mut path = Vec::new();
        let mut best = None;
        let mut next = self.deepest_child(None, tokens, 0, &mut best, &path);
        while let Some(id) = next {
            path.push(id);
            next = self.deepest_child(Some(id), tokens, self.nodes[&id].end(), &mut best, &path);
        }
        let (id, mut path): (Id, Vec<Id>) = best?;
        path.push(id);
        let pages = path.iter().map(|id| self.nodes[id].page.clone()).collect();
        let clock = self.clock;
        let node = self.node(id);
        (node.used, node.hits) = (clock, node.hits + 1);
        Some(Frontier { n_tokens: node.end(), pages, tail: node.tail.clone()? })
    }

    /// Among the children of `parent`: notes the deepest frontier whose tokens all match, and answers the full node that matches,
    /// if one does.
    fn deepest_child(
        &self,
        parent: Option<Id>,
        tokens: &[u32],
        at: usize,
        best: &mut Option<(Id, Vec<Id>)>,
        path: &[Id],
    ) -> Option<Id> {
        let rest = &tokens[at.min(tokens.len())..];
        let mut full = None;
        let mut deepest = 0;
        for id in self.children(parent) {
            let node = &self.nodes[id];
            if !rest.starts_with(&node.tokens) {
                continue;
            }
            if node.tail.is_some() && node.tokens.len() > deepest {
                deepest = node.tokens.len();
                *best = Some((*id, path.to_vec()));
            }
            if node.tokens.len() == self.page_tokens {
                full = Some(*id);
            }
        }
        full
    }

    /// The pages that hold the rows of `tokens` from the start on, as far as full ones are known.
    pub fn full_pages(&self, tokens: &[u32]) -> Vec<Page> {
        let (mut at, mut pages) = (None, Vec::new());
        for part in tokens.chunks_exact(self.page_tokens) {
            let Some(id) = self.children(at).iter().copied().find(|id| *self.nodes[id].tokens == *part) else { break };
            pages.push(self.nodes[&id].page.clone());
            at = Some(id);
        }
        pages
    }

    /// Makes the end of `tokens` a frontier. `pages` are the pages of its path; where the tree already knows a page's tokens it
    /// keeps its own page and puts it in place of the caller's, so that equal prefixes end up on the same pages. `chance` is
    /// how many uses are to be expected once the place has been passed, against one of a path's end.
    pub fn insert(&mut self, tokens: &[u32], pages: &mut [Page], tail: Tail, chance: f64) {
        assert_eq!(pages.len(), tokens.len().div_ceil(self.page_tokens), "{} tokens", tokens.len());
        self.clock += 1;
        let mut parent = None;
        for (part, page) in tokens.chunks(self.page_tokens).zip(pages) {
            let known = self.children(parent).iter().copied().find(|id| *self.nodes[id].tokens == *part);
            let id = known.unwrap_or_else(|| self.add(parent, part, page.clone()));
            let full = part.len() == self.page_tokens;
            let node = self.node(id);
            if full && !node.page.is(page) {
                *page = node.page.clone();
            }
            // A partly used page stays its writer's: the rows that this frontier relies on are sealed, the rest is free to grow.
            page.seal(part.len());
            node.page.seal(part.len());
            parent = Some(id);
        }
        let Some(id) = parent else { return };
        let (added, clock) = (tail.n_bytes(), self.clock);
        let node = self.node(id);
        (node.used, node.chance) = (clock, node.chance.max(chance));
        let replaced = node.tail.replace(Arc::new(tail));
        self.n_frontiers += usize::from(replaced.is_none());
        self.tail_bytes += added;
        self.tail_bytes -= replaced.map_or(0, |t| t.n_bytes());
    }

    /// The tail at the end of `tokens`, if that is a frontier.
    pub fn tail(&self, tokens: &[u32]) -> Option<&Arc<Tail>> {
        let mut at = None;
        for part in tokens.chunks(self.page_tokens) {
            at = Some(self.children(at).iter().copied().find(|id| *self.nodes[id].tokens == *part)?);
        }
        self.nodes[&at?].tail.as_ref()
    }

    /// Drops the frontiers that are cheapest to lose and the pages that only they needed: one, or of very many a few at once, because
    /// every look compares each with its neighbours. False when there is none. `keep` names a path whose deepest frontier must stay.
    pub fn evict(&mut self, keep: &[u32], short: Short) -> bool {
        let kept = self.deepest_frontier(keep);
        let candidates = self.nodes.iter().filter(|(id, node)| node.tail.is_some() && Some(**id) != kept);
        // Where pages are short only ends of paths are of use: the pages of all others are needed by what lies behind them.
        let candidates = candidates.filter(|(_, node)| short == Short::Tails || node.children.is_empty());
        let mut worths: Vec<(f64, Id)> = candidates.map(|(id, _)| (self.worth(*id, short), *id)).collect();
        if worths.is_empty() {
            return false;
        }
        let n = (worths.len() / EVICT_SHARE).max(1);
        worths.select_nth_unstable_by(n - 1, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (_, id) in &worths[..n] {
            let tail = self.node(*id).tail.take();
            self.n_frontiers -= 1;
            self.tail_bytes -= tail.map_or(0, |t| t.n_bytes());
            self.prune(*id);
        }
        true
    }

    /// What losing a frontier would cost, by what it would give back: the tokens that would have to be replayed to be there
    /// again, times how likely that is to be wanted.
    ///
    /// A path is most likely gone on with at its end. Places before the end have been passed: their first use was most often
    /// what passed them, so only further uses tell that paths part there.
    fn worth(&self, id: Id, short: Short) -> f64 {
        let node = &self.nodes[&id];
        let (before, is_passed) = self.neighbours(id);
        let replay = (node.end() - before) as f64;
        let uses =
            if is_passed { node.chance + f64::from(node.hits.saturating_sub(1)) } else { 1.0 + f64::from(node.hits) };
        let age = (self.clock - node.used + 1) as f64;
        let given_back = match short {
            Short::Tails => node.tail.as_ref().map_or(0, |t| t.n_bytes()) as f64,
            Short::Pages => (node.end() - before).div_ceil(self.page_tokens) as f64,
        };
        replay * uses / age / given_back.max(1.0)
    }

    /// Where the last frontier before a node's end lies, and whether there is one behind it on a path through it.
    fn neighbours(&self, id: Id) -> (usize, bool) {
        let node = &self.nodes[&id];
        let (mut before, mut is_passed) = (0, !node.children.is_empty());
        // Ends within one page are siblings, whichever lies on the other's path.
        for sibling in self.children(node.parent).iter().filter(|sibling| **sibling != id).map(|id| &self.nodes[id]) {
            is_passed |= sibling.tokens.starts_with(&node.tokens);
            if sibling.tail.is_some() && node.tokens.starts_with(&sibling.tokens) {
                before = before.max(sibling.end());
            }
        }
        let mut at = node.parent.filter(|_| before == 0);
        while let Some(parent) = at.map(|id| &self.nodes[&id]) {
            if parent.tail.is_some() {
                before = parent.end();
                break;
            }
            at = parent.parent;
        }
        (before, is_passed)
    }

    fn deepest_frontier(&self, tokens: &[u32]) -> Option<Id> {
        let (mut path, mut best) = (Vec::new(), None);
        let mut next = self.deepest_child(None, tokens, 0, &mut best, &path);
        while let Some(id) = next {
            path.push(id);
            next = self.deepest_child(Some(id), tokens, self.nodes[&id].end(), &mut best, &path);
        }
        best.map(|(id, _)| id)
    }

    /// Removes a node and its ancestors as long as nothing below or on them can be resumed from.
    fn prune(&mut self, id: Id) {
        let mut at = Some(id);
        while let Some(id) = at {
            let node = &self.nodes[&id];
            if node.tail.is_some() || !node.children.is_empty() {
                return;
            }
            at = node.parent;
            self.nodes.remove(&id);
            match at {
                Some(parent) => self.node(parent).children.retain(|child| *child != id),
                None => self.roots.retain(|child| *child != id),
            }
        }
    }

    fn add(&mut self, parent: Option<Id>, tokens: &[u32], page: Page) -> Id {
        let id = self.next_id;
        self.next_id += 1;
        let start = parent.map_or(0, |id| self.nodes[&id].end());
        let (used, chance) = (self.clock, 0.0);
        let (tokens, children) = (tokens.into(), Vec::new());
        let node = Node { parent, start, tokens, page, children, tail: None, used, hits: 0, chance };
        self.nodes.insert(id, node);
        match parent {
            Some(parent) => self.node(parent).children.push(id),
            None => self.roots.push(id),
        }
        id
    }

    fn children(&self, parent: Option<Id>) -> &[Id] {
        parent.map_or(&self.roots, |id| &self.nodes[&id].children)
    }

    fn node(&mut self, id: Id) -> &mut Node {
        self.nodes.get_mut(&id).expect("ids come from the tree")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::Pool;

    fn tail(bytes: usize) -> Tail {
        Tail { rings: vec![0; bytes], logits: Vec::new(), streams: None }
    }

    /// A tree with pages of four tokens, and a pool.
    fn tree() -> (PrefixTree, Pool) {
        (PrefixTree::new(4), Pool::new(0, 40))
    }

    fn put(tree: &mut PrefixTree, pool: &Pool, tokens: &[u32]) -> Vec<Page> {
        let mut pages: Vec<Page> = (0..tokens.len().div_ceil(4)).map(|_| pool.page().unwrap()).collect();
        tree.insert(tokens, &mut pages, tail(10), 0.5);
        pages
    }

    #[test]
    fn the_deepest_frontier_on_the_path_is_found() {
        let (mut tree, pool) = tree();
        put(&mut tree, &pool, &[1, 2, 3]);
        put(&mut tree, &pool, &[1, 2, 3, 4]);
        put(&mut tree, &pool, &[1, 2, 3, 4, 5, 6]);
        put(&mut tree, &pool, &[1, 2, 9]);
        let mut found = |tokens: &[u32]| tree.find(tokens).map_or(0, |f| f.n_tokens);
        assert_eq!(found(&[1, 2, 3, 4, 5, 6, 7]), 6);
        assert_eq!(found(&[1, 2, 3, 4, 5, 7]), 4);
        assert_eq!(found(&[1, 2, 3, 5]), 3);
        assert_eq!(found(&[1, 2, 3]), 3);
        assert_eq!(found(&[1, 2]), 0);
        assert_eq!(found(&[1, 2, 9, 9]), 3);
        assert_eq!(found(&[]), 0);
        assert_eq!(found(&[7]), 0);
    }

    #[test]
    fn equal_prefixes_share_pages() {
        let (mut tree, pool) = tree();
        let a = put(&mut tree, &pool, &[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let b = put(&mut tree, &pool, &[1, 2, 3, 4, 5, 6, 7, 8, 10]);
        assert!(a[0].is(&b[0]) && a[1].is(&b[1]) && !a[2].is(&b[2]));
        assert_eq!(pool.n_free_pages(), 40 - 4, "the second sequence's copies of the first two pages are free again");
        assert_eq!((a[1].sealed(), a[2].sealed()), (4, 1));
    }

    #[test]
    fn eviction_frees_pages_that_nothing_needs_and_keeps_the_named_path() {
        let (mut tree, pool) = tree();
        drop(put(&mut tree, &pool, &[1, 2, 3, 4, 5, 6, 7, 8]));
        drop(put(&mut tree, &pool, &[1, 2, 3, 4, 9]));
        drop(put(&mut tree, &pool, &[20, 21]));
        assert_eq!((pool.n_free_pages(), tree.n_frontiers(), tree.tail_bytes()), (36, 3, 30));
        let keep = [1, 2, 3, 4, 9, 9];
        while tree.evict(&keep, Short::Pages) {}
        assert_eq!((pool.n_free_pages(), tree.n_frontiers(), tree.tail_bytes()), (38, 1, 10));
        assert_eq!(tree.find(&keep).map(|f| (f.n_tokens, f.pages.len())), Some((5, 2)));
        assert!(tree.evict(&[], Short::Pages) && !tree.evict(&[], Short::Pages));
        assert_eq!((pool.n_free_pages(), tree.tail_bytes()), (40, 0));
    }

    #[test]
    fn what_is_resumed_often_outlives_what_is_not() {
        let (mut tree, pool) = tree();
        put(&mut tree, &pool, &[1, 1, 1, 1]);
        put(&mut tree, &pool, &[2, 2, 2, 2]);
        put(&mut tree, &pool, &[3, 3, 3, 3]);
        (0..5).for_each(|_| drop(tree.find(&[1, 1, 1, 1, 1])));
        tree.evict(&[], Short::Tails);
        tree.evict(&[], Short::Tails);
        assert_eq!(tree.find(&[1, 1, 1, 1]).map(|f| f.n_tokens), Some(4));
    }
}
