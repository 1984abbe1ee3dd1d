//! Stop strings over a stream of text: nothing of a stop string is ever delivered, wherever the text was cut.

/// Holds back the end of the text for as long as it may become a stop string.
#[derive(Clone, Debug)]
pub(crate) struct StopFilter {
    stops: Vec<String>,
    held: String,
}

impl StopFilter {
    /// Empty strings would match everywhere; they are left out.
    pub(crate) fn new(stops: &[String]) -> StopFilter {
        StopFilter { stops: stops.iter().filter(|stop| !stop.is_empty()).cloned().collect(), held: String::new() }
    }

    /// Takes the next text; answers what may be delivered, and the stop string that was completed, if one was. The stop
    /// string completed first wins; of several completed by the same character, the longest.
    pub(crate) fn push(&mut self, text: &str) -> (String, Option<String>) {
        self.held.push_str(text);
        let first = self
            .stops
            .iter()
            .filter_map(|stop| self.held.find(stop.as_str()).map(|at| (at + stop.len(), at, stop)))
            .min_by_key(|&(end, at, _)| (end, at));
        if let Some((_, at, stop)) = first {
            let stop = stop.clone();
            self.held.truncate(at);
            return (self.flush(), Some(stop));
        }
        let keep = self.stops.iter().map(|stop| overlap(&self.held, stop)).max().unwrap_or(0);
        let tail = self.held.split_off(self.held.len() - keep);
        (std::mem::replace(&mut self.held, tail), None)
    }

    /// The text held back, which became no stop string.
    pub(crate) fn flush(&mut self) -> String {
        std::mem::take(&mut self.held)
    }
}

/// Length in bytes of the longest end of `text` that is a beginning of `stop`, but not all of it.
fn overlap(text: &str, stop: &str) -> usize {
    stop.char_indices()
        .map(|(len, _)| len)
        .rev()
        .find(|&len| text.as_bytes().ends_with(&stop.as_bytes()[..len]))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(stops: &[&str], pushes: &[&str]) -> (String, Option<String>) {
        let stops: Vec<String> = stops.iter().map(|s| s.to_string()).collect();
        let mut filter = StopFilter::new(&stops);
        let mut delivered = String::new();
        for push in pushes {
            let (text, stop) = filter.push(push);
            delivered += &text;
            if stop.is_some() {
                return (delivered, stop);
            }
        }
        (delivered + &filter.flush(), None)
    }

    #[test]
    fn a_stop_string_across_pushes_leaks_nothing() {
        assert_eq!(run(&["STOP"], &["go S", "T", "OP on"]), ("go ".into(), Some("STOP".into())));
        assert_eq!(run(&["STOP"], &["go S", "T", "AY"]), ("go STAY".into(), None));
        assert_eq!(run(&["é!"], &["caf", "é", "é!"]), ("café".into(), Some("é!".into())));
    }

    #[test]
    fn the_first_completed_wins_and_then_the_longest() {
        assert_eq!(run(&["abcd", "bc"], &["xabcd"]), ("xa".into(), Some("bc".into())));
        assert_eq!(run(&["c", "bc"], &["xabc"]), ("xa".into(), Some("bc".into())));
    }

    #[test]
    fn only_what_may_become_a_stop_string_is_held() {
        let mut filter = StopFilter::new(&["\n\nUser:".into(), String::new()]);
        assert_eq!(filter.push("text\n").0, "text");
        assert_eq!(filter.push("\n").0, "");
        assert_eq!(filter.push("\n").0, "\n");
        assert_eq!(filter.push("User").0, "");
        assert_eq!(filter.push("s").0, "\n\nUsers");
    }

    proptest! {
        #[test]
        fn splits_do_not_matter(
            text in "[ab]{0,12}", stops in prop::collection::vec("[ab]{1,4}", 0..3), cut in 0usize..12,
        ) {
            let stops: Vec<&str> = stops.iter().map(String::as_str).collect();
            let cut = cut.min(text.len());
            prop_assert_eq!(run(&stops, &[&text]), run(&stops, &[&text[..cut], &text[cut..]]));
        }
    }
}
