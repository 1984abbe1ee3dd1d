//! What was measured, as lines, a table, CSV and a page.

use std::fmt::{self, Write};

use serde_json::{Value, json};

/// One task, done once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The way to the model.
    pub path: &'static str,
    /// The server's name for the model.
    pub model: String,
    /// What its experts are quantised to.
    pub quant: String,
    /// Tokens of context.
    pub ctx: usize,
    /// Most tokens of an answer.
    pub max_tokens: usize,
    /// The task.
    pub task: &'static str,
    /// Which time.
    pub run: usize,
    /// The final state is as asked for.
    pub pass: bool,
    /// What is wrong with it.
    pub state: Option<String>,
    /// Milliseconds to the first word, or to a client's first output.
    pub first_ms: Option<f64>,
    /// Milliseconds in all.
    pub wall_ms: f64,
    /// Rounds of calls.
    pub tool_rounds: Option<u64>,
    /// Files that should not have changed.
    pub wrong_edits: usize,
    /// Calls that could not be run.
    pub invalid_calls: Option<u64>,
    /// Answers that failed and were asked for again.
    pub retries: Option<u64>,
    /// Tokens of prompts.
    pub prompt_tokens: Option<u64>,
    /// Of these, known from before.
    pub cached_tokens: Option<u64>,
}

const HEADER: &str = "runtime,model,ctx,quant,max_tokens,task,run,pass,ttft_ms,wall_ms,tool_rounds,wrong_file_edits,invalid_calls,\
                      retries,prompt_tokens,cached_tokens,state";

impl Row {
    /// As a JSON object.
    pub fn json(&self) -> Value {
        json!({
            "runtime": self.path, "model": self.model, "ctx": self.ctx, "quant": self.quant, "max_tokens": self.max_tokens,
            "task": self.task, "run": self.run, "pass": self.pass, "ttft_ms": self.first_ms, "wall_ms": self.wall_ms,
            "tool_rounds": self.tool_rounds, "wrong_file_edits": self.wrong_edits, "invalid_calls": self.invalid_calls,
            "retries": self.retries, "prompt_tokens": self.prompt_tokens, "cached_tokens": self.cached_tokens,
            "state": self.state,
        })
    }

    fn csv(&self) -> String {
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let state = self.state.as_deref().unwrap_or("as asked for").replace('"', "'").replace('\n', " ");
        format!(
            "{},{},{},{},{},{},{},{},{},{:.1},{},{},{},{},{},{},\"{state}\"",
            self.path,
            self.model,
            self.ctx,
            self.quant,
            self.max_tokens,
            self.task,
            self.run,
            u8::from(self.pass),
            self.first_ms.map(|ms| format!("{ms:.1}")).unwrap_or_default(),
            self.wall_ms,
            number(self.tool_rounds),
            self.wrong_edits,
            number(self.invalid_calls),
            number(self.retries),
            number(self.prompt_tokens),
            number(self.cached_tokens)
        )
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.as_deref().unwrap_or("pass");
        write!(f, "{} {} #{}: {state}, {:.0} ms", self.path, self.task, self.run + 1, self.wall_ms)
    }
}

/// Everything one path did of one task at one setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    path: &'static str,
    task: &'static str,
    ctx: usize,
    max_tokens: usize,
    n: usize,
    n_pass: usize,
    first_ms: Option<f64>,
    median_ms: f64,
    total_ms: f64,
    rounds: Option<f64>,
    wrong_edits: usize,
    prompt_tokens: Option<u64>,
    cached_tokens: Option<u64>,
}

impl Sum {
    /// Passes in a minute of its own time.
    pub fn passes_per_minute(&self) -> f64 {
        if self.total_ms > 0.0 { self.n_pass as f64 * 60_000.0 / self.total_ms } else { 0.0 }
    }

    /// As a JSON object.
    pub fn json(&self) -> Value {
        json!({
            "runtime": self.path, "task": self.task, "ctx": self.ctx, "max_tokens": self.max_tokens, "runs": self.n,
            "passes": self.n_pass, "ttft_ms": self.first_ms, "median_wall_ms": self.median_ms, "total_wall_ms": self.total_ms,
            "passes_per_minute": self.passes_per_minute(),
        })
    }
}

/// Rows that differ only in which time it was, put together, in order of appearance.
pub fn sums(rows: &[Row]) -> Vec<Sum> {
    let key = |row: &Row| (row.path, row.task, row.ctx, row.max_tokens);
    let mut keys: Vec<_> = rows.iter().map(key).collect();
    let mut seen = Vec::new();
    keys.retain(|key| {
        !seen.contains(key) && {
            seen.push(*key);
            true
        }
    });
    keys.into_iter()
        .map(|of| {
            let these: Vec<&Row> = rows.iter().filter(|row| key(row) == of).collect();
            let rounds: Vec<f64> = these.iter().filter_map(|row| row.tool_rounds).map(|n| n as f64).collect();
            let sum = |get: &dyn Fn(&Row) -> Option<u64>| these.iter().map(|row| get(row)).sum::<Option<u64>>();
            Sum {
                path: of.0,
                task: of.1,
                ctx: of.2,
                max_tokens: of.3,
                n: these.len(),
                n_pass: these.iter().filter(|row| row.pass).count(),
                first_ms: median(these.iter().filter_map(|row| row.first_ms).collect()),
                median_ms: median(these.iter().map(|row| row.wall_ms).collect()).unwrap_or(0.0),
                total_ms: these.iter().map(|row| row.wall_ms).sum(),
                rounds: median(rounds),
                wrong_edits: these.iter().map(|row| row.wrong_edits).sum(),
                prompt_tokens: sum(&|row| row.prompt_tokens),
                cached_tokens: sum(&|row| row.cached_tokens),
            }
        })
        .collect()
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len().checked_sub(1)? / 2).copied()
}

/// Every row.
pub fn csv(rows: &[Row]) -> String {
    rows.iter().fold(format!("{HEADER}\n"), |text, row| text + &row.csv() + "\n")
}

/// The sums for people.
pub fn table(rows: &[Row]) -> String {
    let mut out = format!(
        "{:<10} {:<5} {:>7} {:>6} {:>6} {:>9} {:>9} {:>9} {:>6} {:>6} {:>8} {:>8} {:>11}\n",
        "runtime",
        "task",
        "ctx",
        "max",
        "pass",
        "first ms",
        "median ms",
        "total s",
        "rounds",
        "wrong",
        "prompt",
        "cached",
        "passes/min"
    );
    for sum in sums(rows) {
        let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let _ = writeln!(
            out,
            "{:<10} {:<5} {:>7} {:>6} {:>6} {:>9} {:>9.0} {:>9.1} {:>6} {:>6} {:>8} {:>8} {:>11.1}",
            sum.path,
            sum.task,
            sum.ctx,
            sum.max_tokens,
            format!("{}/{}", sum.n_pass, sum.n),
            or(sum.first_ms.map(|ms| format!("{ms:.0}"))),
            sum.median_ms,
            sum.total_ms / 1e3,
            or(sum.rounds.map(|n| format!("{n:.0}"))),
            sum.wrong_edits,
            or(sum.prompt_tokens.map(|n| n.to_string())),
            or(sum.cached_tokens.map(|n| n.to_string())),
            sum.passes_per_minute()
        );
    }
    out
}

/// A page that needs nothing else: plots of passes per minute and of median time, and all rows.
pub fn html(machine: &str, sieve: &str, rows: &[Row]) -> String {
    let sums = sums(rows);
    let mut out = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>ds4-bench agents</title><style>body{font:14px sans-serif;\
         margin:2em}p{max-width:60em}table{border-collapse:collapse;font-size:13px}td,th{padding:.2em .6em;text-align:right;\
         border-bottom:1px solid #ccc;vertical-align:bottom}td:first-child,th:first-child,td:last-child,th:last-child\
         {text-align:left}td{white-space:nowrap}td:last-child{white-space:normal}.no{color:#a00}</style>\
         <h1>Agents on the same tasks</h1>",
    );
    let values: Vec<Value> = rows.iter().map(Row::json).collect();
    // What is the same in every row is said once.
    let is_same = |name: &&str| {
        ["model", "quant", "ctx", "max_tokens"].contains(name)
            && values.windows(2).all(|two| two[0][*name] == two[1][*name])
    };
    let (same, names): (Vec<&str>, Vec<&str>) = HEADER.split(',').partition(is_same);
    let _ = write!(out, "<p>{}<br>{}", escaped(machine), escaped(sieve));
    if let Some(first) = values.first() {
        let said: Vec<String> =
            same.iter().map(|name| format!("{} {}", name.replace('_', " "), cell(&first[*name]))).collect();
        let _ = write!(out, "<br>{}", said.join(", "));
    }
    out.push_str("</p>");
    let is_one = same.contains(&"ctx") && same.contains(&"max_tokens");
    let bars = |title: &str, unit: &str, least: f64, value: &dyn Fn(&Sum) -> f64| {
        plot(&format!("{title}, on a logarithmic scale"), unit, least, &sums, is_one, value)
    };
    out.push_str(&bars("Passes per minute", "", 1.0, &Sum::passes_per_minute));
    out.push_str(&bars("Median time of a task", " s", 0.01, &|sum| sum.median_ms / 1e3));
    let legend = [(ALL, "every run passed"), (SOME, "some did"), (NONE, "none did")];
    let legend =
        legend.map(|(colour, text)| format!("<span style=\"color:{colour}\">&#9632;</span> {text}")).join(" &nbsp; ");
    let _ = write!(out, "<p>{legend}</p><h2>Every run</h2><table><tr>");
    names.iter().for_each(|name| _ = write!(out, "<th>{}", name.replace('_', " ")));
    for (row, value) in rows.iter().zip(&values) {
        let _ = write!(out, "<tr{}>", if row.pass { "" } else { " class=no" });
        names.iter().for_each(|name| _ = write!(out, "<td>{}", cell(&value[*name])));
    }
    out.push_str("</table></html>\n");
    out
}

/// A value in a table.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => escaped(text),
        Value::Bool(is) => if *is { "yes" } else { "no" }.to_owned(),
        Value::Number(n) if n.is_f64() => format!("{:.1}", n.as_f64().unwrap_or(0.0)),
        other => other.to_string(),
    }
}

const ALL: &str = "#2a7";
const SOME: &str = "#c93";
const NONE: &str = "#b55";

/// Bars, one for each sum, as long as the logarithm of the value over `least`; context and limit are named unless there `is_one`.
fn plot(title: &str, unit: &str, least: f64, sums: &[Sum], is_one: bool, value: &dyn Fn(&Sum) -> f64) -> String {
    const BAR: usize = 18;
    let long = |value: f64| (value / least).ln_1p();
    let most = sums.iter().map(|sum| long(value(sum))).fold(f64::MIN_POSITIVE, f64::max);
    let height = sums.len() * BAR + 8;
    let mut out = format!("<h2>{title}</h2><svg width=\"900\" height=\"{height}\" font-size=\"12\">");
    for (i, sum) in sums.iter().enumerate() {
        let (y, value) = (i * BAR + 4, value(sum));
        let width = long(value) / most * 560.0;
        let colour = match sum.n_pass {
            0 => NONE,
            n if n == sum.n => ALL,
            _ => SOME,
        };
        let setting = if is_one { String::new() } else { format!(" {}/{}", sum.ctx, sum.max_tokens) };
        let digits = if value > 0.0 && value < 1.0 { 3 } else { 1 };
        let _ = write!(
            out,
            "<text x=\"0\" y=\"{}\">{} {}{setting}</text><rect x=\"230\" y=\"{y}\" width=\"{width:.1}\" height=\"{}\" \
             fill=\"{colour}\"/><text x=\"{:.1}\" y=\"{}\">{value:.digits$}{unit}</text>",
            y + 12,
            sum.path,
            sum.task,
            BAR - 4,
            236.0 + width,
            y + 12,
        );
    }
    out + "</svg>"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(run: usize, pass: bool, wall_ms: f64) -> Row {
        Row {
            path: "tools",
            task: "edit",
            ctx: 4096,
            max_tokens: 64,
            run,
            pass,
            wall_ms,
            tool_rounds: Some(2),
            ..Row::default()
        }
    }

    #[test]
    fn passes_per_minute_count_the_time_of_failures_too() {
        let rows = [row(0, true, 1000.0), row(1, false, 3000.0), row(2, true, 2000.0)];
        let sums = sums(&rows);
        assert_eq!((sums.len(), sums[0].n_pass, sums[0].median_ms), (1, 2, 2000.0));
        assert!((sums[0].passes_per_minute() - 20.0).abs() < 1e-9);
        let other = Row { ctx: 8192, ..row(0, true, 1.0) };
        assert_eq!(super::sums(&[rows[0].clone(), other]).len(), 2);
    }

    #[test]
    fn every_form_has_every_row() {
        let state = Some("said \"<b>\"\nand more".to_owned());
        let rows = [row(0, true, 1000.0), Row { state, ..row(1, false, 3000.0) }];
        let csv = csv(&rows);
        let n_columns = HEADER.split(',').count();
        assert!(csv.lines().all(|line| line.split(',').count() == n_columns) && csv.lines().count() == 3, "{csv}");
        assert!(table(&rows).contains("1/2"));
        let page = html("a <machine>", "sieve", &rows);
        assert!(page.contains("a &lt;machine&gt;") && page.contains("&lt;b&gt;") && !page.contains("<b>"));
        assert_eq!(page.matches("<svg").count(), 2);
    }
}
