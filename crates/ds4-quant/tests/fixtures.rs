//! Decoders and encoders against recordings of the Python package `gguf` (`fixtures/record.py`).

use std::path::Path;

use ds4_quant::Format;

/// The pairs of lines of a recording, as bytes.
fn recorded(kind: &str, format: Format) -> Vec<(Vec<u8>, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(kind).join(format!("{}.txt", format.name()));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines: Vec<Vec<u8>> = text.lines().map(bytes_of_hex).collect();
    lines.as_chunks::<2>().0.iter().map(|[first, second]| (first.clone(), second.clone())).collect()
}

fn bytes_of_hex(hex: &str) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).expect("a hex digit") as u8;
    hex.as_bytes().as_chunks::<2>().0.iter().map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
}

#[test]
fn decoders_agree_with_gguf() {
    for format in Format::ALL.into_iter().filter(|&format| format != Format::F32) {
        let pairs = recorded("decode", format);
        assert_eq!(pairs.len(), 3, "{}", format.name());
        for (bytes, expected) in pairs {
            let expected = floats(&expected);
            let mut out = vec![f32::NAN; expected.len()];
            format.decode_row(&bytes, &mut out);
            assert_eq!(out, expected, "{}", format.name());
        }
    }
}

#[test]
fn encoders_with_one_right_answer_agree_with_gguf() {
    for format in [Format::F16, Format::Bf16, Format::Q8_0] {
        for (row, expected) in recorded("encode", format) {
            let mut bytes = Vec::new();
            format.encode_row(&floats(&row), None, &mut bytes);
            assert_eq!(bytes, expected, "{}", format.name());
        }
    }
}
