//! Runs as one SVG picture: speed of prefill above, of generation below, over the context; one colour for each run.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};

use crate::frontier::{Frontier, parse_csv};

/// A run, and what it is called in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// For the legend.
    pub name: String,
    /// What it measured.
    pub frontiers: Vec<Frontier>,
}

impl Run {
    /// Reads a CSV file; the run is called like it.
    ///
    /// # Errors
    /// When the file cannot be read or is not one of ours.
    pub fn read(path: &Path) -> Result<Run> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let frontiers =
            parse_csv(&text).with_context(|| format!("{} is not a CSV file of ds4-bench", path.display()))?;
        Ok(Run { name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), frontiers })
    }
}

const WIDTH: f64 = 860.0;
const PANEL_HEIGHT: f64 = 260.0;
const GAP: f64 = 60.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 40.0;
const LEGEND_LINE: f64 = 20.0;
/// Colours that a colour-blind eye tells apart (Okabe and Ito).
const COLOURS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/// The picture.
pub fn svg(runs: &[Run]) -> String {
    let legend = 2.0 * PANEL_HEIGHT + TOP + 2.0 * GAP;
    let height = legend + LEGEND_LINE * runs.len() as f64 + 10.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    panel(&mut out, TOP, "Prefill, tokens per second", runs, |f| (f.prefill_tokens > 0).then_some(f.prefill_tps));
    let second = TOP + PANEL_HEIGHT + GAP;
    panel(&mut out, second, "Generation, tokens per second", runs, |f| (f.gen_tokens > 0).then_some(f.gen_tps));
    for (i, run) in runs.iter().enumerate() {
        let y = legend + LEGEND_LINE * i as f64;
        let _ = writeln!(
            out,
            "<rect x=\"{LEFT}\" y=\"{}\" width=\"18\" height=\"4\" fill=\"{}\"/><text x=\"{}\" y=\"{}\">{}</text>",
            y - 4.0,
            COLOURS[i % COLOURS.len()],
            LEFT + 26.0,
            y + 2.0,
            escaped(&run.name)
        );
    }
    out.push_str("</svg>\n");
    out
}

/// One pair of axes with a line for each run; `value` is none where a run measured nothing.
fn panel(out: &mut String, top: f64, title: &str, runs: &[Run], value: impl Fn(&Frontier) -> Option<f64>) {
    let points = |run: &Run| -> Vec<(f64, f64)> {
        run.frontiers.iter().filter_map(|f| Some((f.ctx_tokens as f64, value(f)?))).collect()
    };
    let all: Vec<(f64, f64)> = runs.iter().flat_map(points).collect();
    let x_step = nice_step(all.iter().fold(1.0, |max, p| p.0.max(max)));
    let y_step = nice_step(all.iter().fold(1e-9, |max, p| p.1.max(max)));
    // Axes begin at zero, so that a small difference looks small.
    let end = |step: f64, max: f64| (max / step).ceil().max(1.0) * step;
    let (x_end, y_end) = (end(x_step, max_of(&all, |p| p.0)), end(y_step, max_of(&all, |p| p.1)));
    let x = |v: f64| LEFT + v / x_end * (WIDTH - LEFT - RIGHT);
    let y = |v: f64| top + PANEL_HEIGHT - v / y_end * PANEL_HEIGHT;

    let _ = writeln!(out, "<text x=\"{LEFT}\" y=\"{}\" font-size=\"14\">{title}</text>", top - 10.0);
    for tick in ticks(y_step, y_end) {
        let (at, label) = (y(tick), number(tick));
        let _ = writeln!(
            out,
            "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>",
            WIDTH - RIGHT
        );
        let _ = writeln!(out, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>", LEFT - 8.0, at + 4.0);
    }
    let bottom = top + PANEL_HEIGHT;
    for tick in ticks(x_step, x_end) {
        let (at, label) = (x(tick), number(tick));
        let _ = writeln!(
            out,
            "<line x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{bottom}\" y2=\"{}\" stroke=\"#888\"/>",
            bottom + 5.0
        );
        let _ = writeln!(out, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>", bottom + 18.0);
    }
    let _ = writeln!(
        out,
        "<line x1=\"{LEFT}\" x2=\"{}\" y1=\"{bottom}\" y2=\"{bottom}\" stroke=\"#888\"/><text x=\"{}\" y=\"{}\" \
         text-anchor=\"end\">context, tokens</text>",
        WIDTH - RIGHT,
        WIDTH - RIGHT,
        bottom + 34.0
    );
    for (i, run) in runs.iter().enumerate() {
        let colour = COLOURS[i % COLOURS.len()];
        let places: Vec<(f64, f64)> = points(run).into_iter().map(|p| (x(p.0), y(p.1))).collect();
        let line: Vec<String> = places.iter().map(|p| format!("{:.1},{:.1}", p.0, p.1)).collect();
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            line.join(" ")
        );
        for (x, y) in places {
            let _ = writeln!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>");
        }
    }
}

fn max_of(points: &[(f64, f64)], f: impl Fn(&(f64, f64)) -> f64) -> f64 {
    points.iter().map(f).fold(0.0, f64::max)
}

/// A step of 1, 2 or 5 times a power of ten that divides 0 to `max` into four to ten parts.
fn nice_step(max: f64) -> f64 {
    let raw = max / 8.0;
    let power = 10f64.powf(raw.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= raw).unwrap_or(10.0 * power)
}

fn ticks(step: f64, end: f64) -> impl Iterator<Item = f64> {
    let n = (end / step).round() as usize;
    (0..=n).map(move |i| i as f64 * step)
}

fn number(v: f64) -> String {
    if v >= 1000.0 && v % 1000.0 == 0.0 {
        return format!("{}k", v / 1000.0);
    }
    // Sums of steps such as 0.2 are not exact.
    let text = format!("{v:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(name: &str, speed: f64) -> Run {
        let at = |ctx_tokens| Frontier {
            ctx_tokens,
            prefill_tokens: 2048,
            prefill_tps: speed,
            gen_tokens: 8,
            gen_tps: speed / 10.0,
            kvcache_bytes: 1,
        };
        Run { name: name.into(), frontiers: [2048, 4096, 8192].map(at).to_vec() }
    }

    #[test]
    fn every_run_has_a_line_in_both_panels_and_a_name() {
        let picture = svg(&[run("before", 30.0), run("after <2>", 45.5)]);
        assert_eq!(picture.matches("<polyline").count(), 4);
        assert_eq!(picture.matches("<circle").count(), 12);
        for text in [">before<", ">after &lt;2&gt;<", "tokens per second", "context, tokens", ">8k<"] {
            assert!(picture.contains(text), "{text} is not in\n{picture}");
        }
        assert!(!picture.contains("NaN") && !picture.contains("inf"));
    }

    #[test]
    fn a_run_that_measured_nothing_is_an_empty_picture() {
        let mut silent = run("prefill only", 5.0);
        silent.frontiers.iter_mut().for_each(|f| f.gen_tokens = 0);
        for runs in [vec![], vec![Run { name: "none".into(), frontiers: vec![] }], vec![silent]] {
            let picture = svg(&runs);
            assert!(picture.ends_with("</svg>\n") && !picture.contains("NaN") && !picture.contains("inf"), "{picture}");
        }
    }

    #[test]
    fn steps_are_round() {
        for (max, step) in [(32768.0, 5000.0), (8192.0, 2000.0), (2.3, 0.5), (0.36, 0.05), (467.0, 100.0), (1.0, 0.2)] {
            assert!((nice_step(max) - step).abs() < 1e-9, "{max}: {}", nice_step(max));
        }
    }
}
