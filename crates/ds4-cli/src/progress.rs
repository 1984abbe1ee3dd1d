//! How far the prompt has been read: a bar for a person, lines for a log.

use std::io::{self, Write};

use ds4_engine::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A bar that is redrawn and disappears.
    Bar,
    /// A line each time.
    Lines,
    /// Not at all.
    Silent,
}

/// The progress of one prompt.
pub struct Meter {
    style: Style,
    bar: Option<ProgressBar>,
}

impl Meter {
    /// Nothing shown yet.
    pub fn new(style: Style) -> Meter {
        Meter { style, bar: None }
    }

    /// Shows how far it is. Tokens that were known from before are not part of it.
    ///
    /// # Errors
    /// When stderr cannot be written.
    pub fn show(&mut self, progress: Progress, err: &mut dyn Write) -> io::Result<()> {
        let Progress { done, total, .. } = progress;
        match self.style {
            Style::Silent => Ok(()),
            Style::Lines => {
                writeln!(err, "processing {total} input tokens: {done}/{total} ({}%)", percent(done, total))
            }
            Style::Bar => {
                self.bar.get_or_insert_with(|| bar(total)).set_position(done as u64);
                if done == total {
                    self.clear();
                }
                Ok(())
            }
        }
    }

    /// Takes the bar away.
    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn percent(done: usize, total: usize) -> usize {
    (done * 100).checked_div(total).unwrap_or(100)
}

fn bar(total: usize) -> ProgressBar {
    let template = "processing {len} input tokens: {pos}/{len} ({percent}%) {bar:30} {eta}";
    let style = ProgressStyle::with_template(template).expect("the template is a constant");
    let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
    bar.set_style(style.progress_chars("=> "));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_how_far_it_is() {
        let mut err = Vec::new();
        let mut meter = Meter::new(Style::Lines);
        for done in [0, 256, 512] {
            meter.show(Progress { done, total: 512, reused: 100 }, &mut err).unwrap();
        }
        let expected = "processing 512 input tokens: 0/512 (0%)\nprocessing 512 input tokens: 256/512 (50%)\n\
                        processing 512 input tokens: 512/512 (100%)\n";
        assert_eq!(String::from_utf8(err).unwrap(), expected);
    }

    #[test]
    fn nothing_to_do_is_all_done() {
        let mut err = Vec::new();
        Meter::new(Style::Lines).show(Progress { done: 0, total: 0, reused: 7 }, &mut err).unwrap();
        assert_eq!(err, b"processing 0 input tokens: 0/0 (100%)\n");
    }
}
