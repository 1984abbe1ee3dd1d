//! Writes the character classes of the pre-split as a two-level table: the page number of every 256 code points, then
//! the distinct pages, one class byte per code point. Unicode categories come from the `unicode-general-category` crate.

use std::{collections::HashMap, env, fs, path::Path};

use unicode_general_category::{GeneralCategory, get_general_category};

include!("src/class/kinds.rs");

const PAGE: u32 = 256;
const N_PAGES: u32 = 0x11_0000 / PAGE;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/class/kinds.rs");

    let mut index = Vec::new();
    let mut pages = Vec::new();
    let mut known: HashMap<Vec<u8>, u8> = HashMap::new();
    for page in 0..N_PAGES {
        let classes: Vec<u8> = (page * PAGE..(page + 1) * PAGE).map(|code| class(code) as u8).collect();
        let next = known.len();
        let number = *known.entry(classes).or_insert_with_key(|classes| {
            pages.extend(classes);
            u8::try_from(next).expect("at most 256 distinct pages")
        });
        index.push(number);
    }

    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("class_index.bin"), index).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("class_pages.bin"), pages).expect("OUT_DIR is writable");
}

fn class(code: u32) -> Class {
    use GeneralCategory::*;
    // Surrogates are no characters; nothing looks them up.
    let Some(character) = char::from_u32(code) else { return Class::Other };
    match get_general_category(character) {
        _ if matches!(character, '\r' | '\n') => Class::Newline,
        _ if character.is_whitespace() => Class::Space,
        UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter => Class::Letter,
        NonspacingMark | SpacingMark | EnclosingMark => Class::Letter,
        DecimalNumber | LetterNumber | OtherNumber => Class::Number,
        ConnectorPunctuation | DashPunctuation | OpenPunctuation | ClosePunctuation => Class::Symbol,
        InitialPunctuation | FinalPunctuation | OtherPunctuation => Class::Symbol,
        MathSymbol | CurrencySymbol | ModifierSymbol | OtherSymbol => Class::Symbol,
        _ => Class::Other,
    }
}
