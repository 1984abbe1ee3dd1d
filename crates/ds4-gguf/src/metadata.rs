//! The key-value part of a file, and its conversions.

use crate::{Array, Error, ErrorKind, Value};

/// The metadata of a file: unique keys in file order.
///
/// The typed getters return `Ok(None)` when a key is absent, and an error that names the key, what was wanted and
/// what the file has when it does not convert. Any integer type is accepted for integers, and any number for floats,
/// because converters disagree about widths.
#[derive(Clone, Debug)]
pub struct Metadata {
    file: String,
    entries: Vec<(String, Value)>,
    /// Indices into `entries`, sorted by key.
    by_key: Vec<usize>,
}

impl Metadata {
    /// The value of a key as it is in the file.
    pub fn get(&self, key: &str) -> Option<&Value> {
        let found = self.by_key.binary_search_by(|&i| self.entries[i].0.as_str().cmp(key)).ok()?;
        Some(&self.entries[self.by_key[found]].1)
    }

    /// All keys and values in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// A non-negative integer.
    pub fn u64(&self, key: &str) -> Result<Option<u64>, Error> {
        self.convert(key, "a non-negative integer", |value| match *value {
            Value::U8(v) => Some(v.into()),
            Value::U16(v) => Some(v.into()),
            Value::U32(v) => Some(v.into()),
            Value::U64(v) => Some(v),
            Value::I8(v) => v.try_into().ok(),
            Value::I16(v) => v.try_into().ok(),
            Value::I32(v) => v.try_into().ok(),
            Value::I64(v) => v.try_into().ok(),
            _ => None,
        })
    }

    /// A number.
    pub fn f64(&self, key: &str) -> Result<Option<f64>, Error> {
        self.convert(key, "a number", |value| match *value {
            Value::F32(v) => Some(v.into()),
            Value::F64(v) => Some(v),
            Value::U8(v) => Some(v.into()),
            Value::U16(v) => Some(v.into()),
            Value::U32(v) => Some(v.into()),
            Value::U64(v) => Some(v as f64),
            Value::I8(v) => Some(v.into()),
            Value::I16(v) => Some(v.into()),
            Value::I32(v) => Some(v.into()),
            Value::I64(v) => Some(v as f64),
            _ => None,
        })
    }

    /// A bool.
    pub fn bool(&self, key: &str) -> Result<Option<bool>, Error> {
        self.convert(key, "a bool", |value| match *value {
            Value::Bool(v) => Some(v),
            _ => None,
        })
    }

    /// A string.
    pub fn str(&self, key: &str) -> Result<Option<&str>, Error> {
        self.convert(key, "a string", |value| match value {
            Value::String(v) => Some(v.as_str()),
            _ => None,
        })
    }

    /// An array of non-negative integers.
    pub fn u64s(&self, key: &str) -> Result<Option<Vec<u64>>, Error> {
        fn all<T: Copy + TryInto<u64>>(list: &[T]) -> Option<Vec<u64>> {
            list.iter().map(|&v| v.try_into().ok()).collect()
        }
        self.convert_array(key, "an array of non-negative integers", |array| match array {
            Array::U8(v) => all(v),
            Array::U16(v) => all(v),
            Array::U32(v) => all(v),
            Array::U64(v) => all(v),
            Array::I8(v) => all(v),
            Array::I16(v) => all(v),
            Array::I32(v) => all(v),
            Array::I64(v) => all(v),
            _ => None,
        })
    }

    /// An array of numbers.
    pub fn f64s(&self, key: &str) -> Result<Option<Vec<f64>>, Error> {
        fn all<T: Copy + Into<f64>>(list: &[T]) -> Option<Vec<f64>> {
            Some(list.iter().map(|&v| v.into()).collect())
        }
        self.convert_array(key, "an array of numbers", |array| match array {
            Array::F32(v) => all(v),
            Array::F64(v) => all(v),
            Array::U8(v) => all(v),
            Array::U16(v) => all(v),
            Array::U32(v) => all(v),
            Array::U64(v) => Some(v.iter().map(|&v| v as f64).collect()),
            Array::I8(v) => all(v),
            Array::I16(v) => all(v),
            Array::I32(v) => all(v),
            Array::I64(v) => Some(v.iter().map(|&v| v as f64).collect()),
            _ => None,
        })
    }

    /// An array of strings, borrowed from the file.
    pub fn strs(&self, key: &str) -> Result<Option<Vec<&str>>, Error> {
        self.convert_array(key, "an array of strings", |array| match array {
            Array::Strings(list) => Some(list.iter().collect()),
            _ => None,
        })
    }

    /// Takes the parsed entries. A key that appears twice is an error.
    pub(crate) fn new(file: &str, entries: Vec<(String, Value)>) -> Result<Metadata, Error> {
        let by_key = sorted_unique(&entries, |(key, _)| key)
            .map_err(|key| Error::new(file, ErrorKind::DuplicateKey { key: key.to_owned() }))?;
        Ok(Metadata { file: file.to_owned(), entries, by_key })
    }

    fn convert<'a, T>(
        &'a self,
        key: &str,
        wanted: &'static str,
        convert: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        convert(value).map(Some).ok_or_else(|| {
            let kind = ErrorKind::WrongType { key: key.to_owned(), wanted, found: describe(value) };
            Error::new(&self.file, kind)
        })
    }

    fn convert_array<'a, T>(
        &'a self,
        key: &str,
        wanted: &'static str,
        convert: impl FnOnce(&'a Array) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        self.convert(key, wanted, |value| match value {
            Value::Array(array) => convert(array),
            _ => None,
        })
    }
}

/// Indices that sort `items` by name, or the name that appears twice. Sorting needs no second copy of the names.
pub(crate) fn sorted_unique<T>(items: &[T], name: impl Fn(&T) -> &String) -> Result<Vec<usize>, &str> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_unstable_by(|&a, &b| name(&items[a]).cmp(name(&items[b])));
    match order.windows(2).find(|pair| name(&items[pair[0]]) == name(&items[pair[1]])) {
        Some(pair) => Err(name(&items[pair[0]])),
        None => Ok(order),
    }
}

/// A value's type, and its content where that is short.
fn describe(value: &Value) -> String {
    let ty = value.value_type().name();
    match value {
        Value::U8(v) => format!("{ty} {v}"),
        Value::I8(v) => format!("{ty} {v}"),
        Value::U16(v) => format!("{ty} {v}"),
        Value::I16(v) => format!("{ty} {v}"),
        Value::U32(v) => format!("{ty} {v}"),
        Value::I32(v) => format!("{ty} {v}"),
        Value::F32(v) => format!("{ty} {v}"),
        Value::Bool(v) => format!("{ty} {v}"),
        Value::U64(v) => format!("{ty} {v}"),
        Value::I64(v) => format!("{ty} {v}"),
        Value::F64(v) => format!("{ty} {v}"),
        Value::String(v) if v.len() <= 40 => format!("{ty} {v:?}"),
        Value::String(v) => format!("{ty} of {} bytes", v.len()),
        Value::Array(v) => format!("{ty} of {} x {}", v.len(), v.element_type().name()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata() -> Metadata {
        let entries = [
            ("u8", Value::U8(7)),
            ("i32", Value::I32(5)),
            ("minus", Value::I64(-1)),
            ("f32", Value::F32(0.5)),
            ("bool", Value::Bool(true)),
            ("str", Value::from("yarn")),
            ("ratios", Value::Array(Array::I32(vec![0, 0, 4, 128]))),
            ("signed", Value::Array(Array::I32(vec![0, -4]))),
            ("clamp", Value::Array(Array::F32(vec![10.0; 3]))),
            ("tokens", Value::Array(Array::Strings(["a", "b"].iter().collect()))),
        ];
        Metadata::new("m.gguf", entries.map(|(k, v)| (k.to_owned(), v)).into()).unwrap()
    }

    #[test]
    fn converts_where_nothing_is_lost() {
        let m = metadata();
        assert_eq!(m.u64("u8").unwrap(), Some(7));
        assert_eq!(m.u64("i32").unwrap(), Some(5));
        assert_eq!(m.f64("i32").unwrap(), Some(5.0));
        assert_eq!(m.f64("f32").unwrap(), Some(0.5));
        assert_eq!(m.bool("bool").unwrap(), Some(true));
        assert_eq!(m.str("str").unwrap(), Some("yarn"));
        assert_eq!(m.u64s("ratios").unwrap(), Some(vec![0, 0, 4, 128]));
        assert_eq!(m.f64s("ratios").unwrap(), Some(vec![0.0, 0.0, 4.0, 128.0]));
        assert_eq!(m.f64s("clamp").unwrap(), Some(vec![10.0; 3]));
        assert_eq!(m.strs("tokens").unwrap(), Some(vec!["a", "b"]));
        assert_eq!(m.u64("absent").unwrap(), None);
        assert_eq!(m.iter().map(|(key, _)| key).next(), Some("u8"), "file order is kept");
    }

    #[test]
    fn says_what_was_wanted_and_what_the_file_has() {
        let m = metadata();
        let says = |result: Result<_, Error>, text: &str| assert_eq!(result.unwrap_err().to_string(), text);
        says(m.u64("minus").map(drop), "m.gguf: metadata key minus: expected a non-negative integer, file has i64 -1");
        says(m.u64("f32").map(drop), "m.gguf: metadata key f32: expected a non-negative integer, file has f32 0.5");
        says(m.str("u8").map(drop), "m.gguf: metadata key u8: expected a string, file has u8 7");
        says(
            m.u64s("signed").map(drop),
            "m.gguf: metadata key signed: expected an array of non-negative integers, file has array of 2 x i32",
        );
        says(
            m.f64s("str").map(drop),
            "m.gguf: metadata key str: expected an array of numbers, file has string \"yarn\"",
        );
        assert!(m.bool("u8").is_err() && m.f64("bool").is_err() && m.strs("ratios").is_err());
    }
}
