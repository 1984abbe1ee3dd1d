//! Which rows go into the next step.

use super::running::{Phase, Running};
use crate::options::Spacing;

/// Rows of each running request in the next step.
///
/// Every sequence that generates gets its one row. Prompts share what is left: all of `chunk` while nobody generates, `slice`
/// rows otherwise. Half of it goes to the prompt that has waited longest, the rest to the shortest ones first, so that a short
/// request overtakes a long one and a long one still moves.
pub(super) fn rows(running: &[Running], chunk: usize, slice: usize, spacing: Spacing) -> Vec<usize> {
    let mut rows: Vec<usize> = running.iter().map(|r| usize::from(matches!(r.phase, Phase::Decode(_)))).collect();
    let n_decode: usize = rows.iter().sum();
    let mut room = if n_decode == 0 { chunk } else { slice.min(chunk.saturating_sub(n_decode)) };
    let mut prompts: Vec<usize> =
        (0..running.len()).filter(|i| running[*i].n_left() > 0 && !running[*i].is_waiting).collect();
    // Requests start in order, so the first of the highest priority has waited longest.
    prompts.sort_by_key(|i| (std::cmp::Reverse(running[*i].priority), *i));
    let Some(&oldest) = prompts.first() else { return rows };
    let top = running[oldest].priority;
    let share = if prompts.len() == 1 { room } else { room.div_ceil(2) };
    rows[oldest] = running[oldest].slice(share, spacing);
    room -= rows[oldest];
    prompts.sort_by_key(|i| (std::cmp::Reverse(running[*i].priority.min(top)), running[*i].n_left(), *i));
    for i in prompts {
        let more = running[i].slice(rows[i] + room, spacing) - rows[i];
        rows[i] += more;
        room -= more;
    }
    rows
}
