//! What an answer says, and whether that is right. Only visible text is looked at, never reasoning.

use super::question::{Check, letters};

/// What was read out of an answer; nothing when it says nothing of the kind.
pub type Given = Option<String>;

/// Characters after the word "answer" in which a letter is looked for.
const NEAR: usize = 96;

/// Reads an answer, and says whether it is right.
pub fn grade(check: &Check, n_choices: usize, text: &str) -> (Given, bool) {
    match check {
        Check::Choice(right) => {
            let given = letter(text, n_choices);
            (given.map(String::from), given == Some(*right))
        }
        Check::Integer(right) => {
            let given = integer(text);
            (given.map(|number| number.to_string()), given == Some(*right))
        }
        Check::Lines(right) => {
            let given = lines(text);
            let is_right = !given.is_empty() && given.iter().all(|line| right.contains(line));
            let shown: Vec<String> = given.iter().map(u32::to_string).collect();
            (Some(shown.join(", ")).filter(|shown| !shown.is_empty()), is_right)
        }
        Check::Text(right) => (shown(text), text.trim() == right.trim()),
        Check::Contains(right) => (shown(text), text.contains(right)),
    }
}

/// The beginning of a text, for people.
fn shown(text: &str) -> Given {
    const MOST: usize = 60;
    let line = text.trim().replace('\n', " ");
    let cut: String = line.chars().take(MOST).collect();
    (!line.is_empty()).then(|| if cut.len() < line.len() { cut + "..." } else { cut })
}

/// What follows the last "answer", in any case, with a colon if one has it.
fn after_answer(text: &str) -> Option<&str> {
    // Only ASCII letters change, so places in both texts are the same.
    let small = text.to_ascii_lowercase();
    let colon = small.rfind("answer:").map(|at| at + "answer:".len());
    colon.or_else(|| small.rfind("answer").map(|at| at + "answer".len())).map(|at| &text[at..])
}

/// The letter that stands near the last "answer", else the last one that stands alone. A small letter counts only right behind
/// it: "a" is a word.
fn letter(text: &str, n_choices: usize) -> Option<char> {
    let known = |letter: &char| letters(n_choices).any(|known| known == *letter);
    let near = after_answer(text).map(|rest| &rest[..rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at)]);
    let right_behind = || {
        let first = words(near?).next().filter(|word| word.len() == 1)?;
        first.chars().next().map(|letter| letter.to_ascii_uppercase()).filter(known)
    };
    let alone = |text| words(text).filter(|word| word.len() == 1).filter_map(|word| word.chars().next()).filter(known);
    right_behind().or_else(|| alone(near?).next()).or_else(|| alone(text).last())
}

/// The first number after the last "answer", else the last one of all.
fn integer(text: &str) -> Option<i64> {
    let text = &text.replace("{,}", ",");
    after_answer(text).and_then(|rest| numbers(rest).into_iter().next()).or_else(|| numbers(text).pop()).flatten()
}

/// Whole numbers in order, `None` for one that is not whole or too large. Commas between digits group them.
fn numbers(text: &str) -> Vec<Option<i64>> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let mut before = text[..at].chars().rev();
        let minus = matches!(before.next(), Some('-' | '\u{2212}'));
        // The dash of a word or of a range is no sign.
        let joined = minus && before.next().is_some_and(char::is_alphanumeric);
        let begin = at;
        while digit(at) || (bytes.get(at) == Some(&b',') && (1..=3).all(|i| digit(at + i)) && !digit(at + 4)) {
            at += 1;
        }
        let number = text[begin..at].replace(',', "").parse::<i64>().ok();
        let fraction = if bytes.get(at) == Some(&b'.') {
            text[at + 1..].bytes().take_while(u8::is_ascii_digit).count()
        } else {
            0
        };
        let is_whole = text[at..].bytes().skip(1).take(fraction).all(|digit| digit == b'0');
        at += if fraction > 0 { 1 + fraction } else { 0 };
        found.push(number.filter(|_| is_whole).map(|number| if minus && !joined { -number } else { number }));
    }
    found
}

/// Line numbers on the line of the last "answer", ranges spelt out.
fn lines(text: &str) -> Vec<u32> {
    // A dash between two numbers is a range.
    const LONGEST: u32 = 1000;
    let Some(rest) = after_answer(text) else { return Vec::new() };
    let line = rest.trim_start().lines().next().unwrap_or_default().replace(['\u{2013}', '\u{2014}'], "-");
    let mut found = Vec::new();
    for part in line.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter(|part| !part.is_empty()) {
        match part.split_once('-') {
            Some((from, to)) => {
                if let (Ok(from), Ok(to)) = (from.parse::<u32>(), to.parse::<u32>()) {
                    found.extend((from..=to).take(LONGEST as usize));
                }
            }
            None => found.extend(part.parse::<u32>().ok()),
        }
    }
    found
}

/// Runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_every_dress() {
        for (text, right) in [
            ("Answer: C", Some('C')),
            ("reasoning ... A or B?\n\n**Answer:** **(C)**", Some('C')),
            ("answer: c", Some('C')),
            ("The answer is \\boxed{C}.", Some('C')),
            ("The answer is a hard one, but C it is", Some('C')),
            ("My first answer: B. No. Answer: C", Some('C')),
            ("I am sure it is C.", Some('C')),
            ("A large one, then C", Some('C')),
            ("Answer: F", None),
            ("Answer: Carbon", None),
            ("", None),
        ] {
            assert_eq!(letter(text, 4), right, "{text:?}");
        }
        let far = format!("the answer {} B", "x".repeat(200));
        assert_eq!(letter(&far, 4), Some('B'), "the last one that stands alone");
    }

    #[test]
    fn numbers_in_every_dress() {
        for (text, right) in [
            ("Answer: 42", Some(42)),
            ("it was 7, then 9.\nAnswer: $1{,}024$", Some(1024)),
            ("Answer: 1,024", Some(1024)),
            ("Answer: -17.", Some(-17)),
            ("Answer: \u{2212}17", Some(-17)),
            ("ANSWER: 12.0", Some(12)),
            ("Answer: 12.5", None),
            ("so 3 + 4 = 7", Some(7)),
            ("Answer: none", None),
            ("Answer: 99999999999999999999", None),
            ("UTF-8", Some(8)),
        ] {
            assert_eq!(integer(text), right, "{text:?}");
        }
    }

    #[test]
    fn lines_are_a_subset() {
        let check = Check::Lines(vec![4, 5, 6]);
        for (text, right) in [
            ("Answer: 5", true),
            ("Answer: 4-6", true),
            ("The bug.\nAnswer: lines 4, 6", true),
            ("Answer: 5, 9", false),
            ("Answer: 3\u{2013}5", false),
            ("Answer: none", false),
            ("line 5", false),
            ("Answer: 1-4294967295", false),
        ] {
            assert_eq!(grade(&check, 0, text).1, right, "{text:?}");
        }
        assert_eq!(grade(&check, 0, "Answer: 4-6").0.as_deref(), Some("4, 5, 6"));
    }

    #[test]
    fn texts() {
        assert!(grade(&Check::Text("ok".into()), 0, " ok\n").1);
        assert!(!grade(&Check::Text("ok".into()), 0, "ok.").1);
        assert!(grade(&Check::Contains("7341".into()), 0, "The port is 7341.").1);
        assert_eq!(grade(&Check::Text("ok".into()), 0, &"ab ".repeat(40)).0.map(|given| given.len()), Some(63));
        assert_eq!(grade(&Check::Text("ok".into()), 0, "").0, None);
    }
}
