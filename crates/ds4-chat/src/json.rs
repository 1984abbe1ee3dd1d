//! JSON text as the model was trained to read it: Python's `json.dumps(value, ensure_ascii=False)`.
//!
//! Separators are `", "` and `": "`, keys keep their order, floats are in shortest form with a fraction or an exponent.
//! Integers beyond 64 bits arrive here as floats, because `serde_json` reads them so.

use serde_json::{Number, Value};

/// The text of a value.
pub fn dumps(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

/// `text` as a JSON string, quotes included.
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    escape_into(text, &mut out);
    out.push('"');
    out
}

/// Appends the inside of a JSON string. Characters are escaped one by one, so text may come in pieces.
pub fn escape_into(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
}

/// Whether two values say the same, numbers compared by value: a client that parses and prints arguments may turn `1.0`
/// into `1`.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || (a.as_f64() == b.as_f64() && (a.is_f64() || b.is_f64())),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&number_text(number)),
        Value::String(text) => out.push_str(&quote(text)),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                write_value(item, out);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            out.push('{');
            for (i, (key, item)) in entries.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                out.push_str(&quote(key));
                out.push_str(": ");
                write_value(item, out);
            }
            out.push('}');
        }
    }
}

fn number_text(number: &Number) -> String {
    match number.as_f64() {
        Some(x) if number.is_f64() => float_text(x),
        _ => number.to_string(),
    }
}

/// Python's `repr` of a finite float: positional for exponents -4 to 15, otherwise scientific with a signed exponent of
/// at least two digits.
fn float_text(x: f64) -> String {
    let scientific = shortest(x);
    let (digits, exponent) = scientific.split_once('e').expect("{:e} always has an exponent");
    let exponent: i32 = exponent.parse().expect("{:e} has a decimal exponent");
    if x != 0.0 && !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let n_fraction = digits.trim_start_matches('-').len().saturating_sub(2); // digits behind "d."
    let n_decimals = usize::try_from(n_fraction as i32 - exponent).unwrap_or(0);
    format!("{x:.*}", n_decimals.max(1))
}

/// The fewest digits that read back as `x`, in the form "-1.25e-7". Of two equally near decimals Rust takes the upper one
/// and Python the even one; formatting to a given number of digits rounds to even.
fn shortest(x: f64) -> String {
    let upper = format!("{x:e}");
    let n_fraction = upper.split(['.', 'e']).nth(1).filter(|_| upper.contains('.')).map_or(0, str::len);
    let even = format!("{x:.n_fraction$e}");
    if even.parse() == Ok(x) { even } else { upper }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Left: text as read. Right: as Python prints it.
    const DUMPS: &[(&str, &str)] = &[
        (r#"{"b":1,"a":[true,false,null]}"#, r#"{"b": 1, "a": [true, false, null]}"#),
        ("{}", "{}"),
        ("[]", "[]"),
        ("1.0", "1.0"),
        ("-0.0", "-0.0"),
        ("0.0001", "0.0001"),
        ("0.00001", "1e-05"),
        ("1.5e-7", "1.5e-07"),
        ("1e15", "1000000000000000.0"),
        ("1e16", "1e+16"),
        ("1.25e22", "1.25e+22"),
        ("123456789.125", "123456789.125"),
        ("2e-308", "2e-308"),
        ("959798486753761.25", "959798486753761.2"),
        ("5e-324", "5e-324"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ("9007199254740993.0", "9007199254740992.0"),
        ("1e100", "1e+100"),
        ("18446744073709551615", "18446744073709551615"),
        ("-9223372036854775808", "-9223372036854775808"),
        (
            r#""\u00e9 \/ \u001f \b\f\n\r\t \" \\ \u007f \u2028""#,
            "\"é / \\u001f \\b\\f\\n\\r\\t \\\" \\\\ \u{7f} \u{2028}\"",
        ),
    ];

    #[test]
    fn prints_like_python() {
        for (read, printed) in DUMPS {
            let value: Value = serde_json::from_str(read).unwrap();
            assert_eq!(dumps(&value), *printed, "{read}");
        }
    }

    #[test]
    fn numbers_are_the_same_by_value() {
        let value = |text| serde_json::from_str::<Value>(text).unwrap();
        assert!(same(&value(r#"{"a": 1.0, "b": [2]}"#), &value(r#"{"b": [2.0], "a": 1}"#)));
        assert!(!same(&value("9007199254740993"), &value("9007199254740992")));
        assert!(!same(&value("[1]"), &value("[1, 2]")));
        assert!(!same(&value(r#"{"a": 1}"#), &value(r#"{"b": 1}"#)));
    }
}
