//! The vocabulary of `tokenizer.json`, as GGUF stores it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Error;

/// Token types of GGUF.
const NORMAL: i32 = 1;
const CONTROL: i32 = 3;
const USER_DEFINED: i32 = 4;

/// BOS, EOS and padding come first in every V4 vocabulary; only they are control tokens.
const N_CONTROL: usize = 3;

/// Tokens by id, and the merges in order of rank.
pub(crate) struct Vocab {
    pub tokens: Vec<String>,
    pub types: Vec<i32>,
    /// `left right`.
    pub merges: Vec<String>,
}

impl Vocab {
    pub fn read(path: &Path, n_vocab: usize) -> Result<Vocab, Error> {
        let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.into(), source })?;
        let json: Value =
            serde_json::from_str(&text).map_err(|e| Error::Json { path: path.into(), what: e.to_string() })?;
        Vocab::from_json(&json, n_vocab).map_err(|what| Error::Json { path: path.into(), what })
    }

    fn from_json(json: &Value, n_vocab: usize) -> Result<Vocab, String> {
        let mut tokens = vec![None; n_vocab];
        let mut types = vec![NORMAL; n_vocab];
        let mut put = |id: Option<u64>, text: &str| {
            let id = id.and_then(|id| usize::try_from(id).ok()).filter(|&id| id < n_vocab);
            let id = id.ok_or_else(|| format!("token {text:?} has no id below {n_vocab}"))?;
            tokens[id] = Some(text.to_owned());
            Ok::<_, String>(id)
        };
        let vocab = json.pointer("/model/vocab").and_then(Value::as_object).ok_or("/model/vocab is missing")?;
        for (text, id) in vocab {
            put(id.as_u64(), text)?;
        }
        let added = json.pointer("/added_tokens").and_then(Value::as_array).ok_or("/added_tokens is missing")?;
        for token in added {
            let text = token["content"].as_str().ok_or("an added token has no content")?;
            let id = put(token["id"].as_u64(), text)?;
            types[id] = if id < N_CONTROL { CONTROL } else { USER_DEFINED };
        }
        let hole = tokens.iter().position(Option::is_none);
        if let Some(id) = hole {
            return Err(format!("no token has id {id}; config.json says there are {n_vocab}"));
        }
        let merges = json.pointer("/model/merges").and_then(Value::as_array).ok_or("/model/merges is missing")?;
        let merges = merges.iter().map(|merge| merge_text(merge).ok_or_else(|| format!("merge {merge} is malformed")));
        let merges = merges.collect::<Result<_, _>>()?;
        Ok(Vocab { tokens: tokens.into_iter().flatten().collect(), types, merges })
    }
}

/// Newer files have pairs, older ones a text with a space.
fn merge_text(merge: &Value) -> Option<String> {
    match merge.as_array().map(Vec::as_slice) {
        Some([left, right]) => Some(format!("{} {}", left.as_str()?, right.as_str()?)),
        Some(_) => None,
        None => merge.as_str().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn added_tokens_get_their_types_and_merges_either_form() {
        let tokenizer = json!({
            "added_tokens": [{"id": 0, "content": "<bos>"}, {"id": 1, "content": "<eos>"}, {"id": 2, "content": "<pad>"},
                {"id": 3, "content": "<user>"}],
            "model": {"vocab": {"a": 4, "b": 5, "ab": 6}, "merges": [["a", "b"], "ab a"]}});
        let vocab = Vocab::from_json(&tokenizer, 7).unwrap();
        assert_eq!(vocab.tokens, ["<bos>", "<eos>", "<pad>", "<user>", "a", "b", "ab"]);
        assert_eq!(vocab.types, [3, 3, 3, 4, 1, 1, 1]);
        assert_eq!(vocab.merges, ["a b", "ab a"]);
        assert!(Vocab::from_json(&tokenizer, 8).err().unwrap().contains("no token has id 7"));
        assert!(Vocab::from_json(&tokenizer, 6).err().unwrap().contains("\"ab\""));
    }
}
