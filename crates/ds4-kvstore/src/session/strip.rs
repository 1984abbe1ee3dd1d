//! Which entries only one session needs. Decides only; touches nothing.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Session;
use crate::format::Head;
use crate::index::Record;
use crate::path::{PAGE, TokenPath};

/// The entries on the path of `session` that lie behind every prefix it shares with `others`, sessions of the same identity,
/// and with entries of other paths. Deepest first, so that removing them one by one never leaves a hole.
pub(super) fn needless(records: &[Arc<Record>], session: &Session, others: &[Session]) -> Vec<Arc<Record>> {
    let path = TokenPath::new(&session.tokens);
    let own = records.iter().filter(|record| record.head.identity == session.head.identity);
    let mut on_path = Vec::new();
    let mut shared = others.iter().map(|other| n_common(&other.tokens, &session.tokens)).max().unwrap_or(0);
    for record in own {
        match n_on_path(&record.head, &path) {
            Some(n) if n == record.head.to as usize => on_path.push(record.clone()),
            Some(n) => shared = shared.max(n),
            None => {}
        }
    }
    on_path.retain(|record| record.head.to as usize > shared);
    on_path.sort_by_key(|record| Reverse((record.head.to, record.head.kind)));
    on_path
}

/// Tokens that an entry's path has in common with `path`, if it leaves it behind the entry's base and not before.
fn n_on_path(head: &Head, path: &TokenPath) -> Option<usize> {
    let base = head.base() as usize;
    let is_base = path.links().get(base / PAGE) == Some(&head.base_hash());
    is_base.then(|| base + n_common(head.tokens(), &path.tokens()[base..]))
}

fn n_common(a: &[u32], b: &[u32]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}
