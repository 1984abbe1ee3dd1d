//! Reading a JSON object field by field: null is the same as absent, unknown fields are nobody's business, and a field of
//! the wrong type is an error that names it.

use serde_json::{Map, Value};

use super::ApiError;

/// An object and where it stands in the body (for messages).
#[derive(Clone, Debug)]
pub struct Fields<'v> {
    map: &'v Map<String, Value>,
    at: String,
}

type Result<T> = std::result::Result<T, ApiError>;

impl<'v> Fields<'v> {
    /// The whole body.
    ///
    /// # Errors
    /// When it is not an object.
    pub fn body(value: &'v Value) -> Result<Fields<'v>> {
        match value {
            Value::Object(map) => Ok(Fields { map, at: String::new() }),
            _ => Err(ApiError::field("body", "must be a JSON object")),
        }
    }

    /// An object inside, called `at`.
    ///
    /// # Errors
    /// When it is not an object.
    pub fn of(value: &'v Value, at: impl Into<String>) -> Result<Fields<'v>> {
        let at = at.into();
        match value {
            Value::Object(map) => Ok(Fields { map, at }),
            _ => Err(ApiError::field(&at, "must be an object")),
        }
    }

    /// The object itself.
    pub fn map(&self) -> &'v Map<String, Value> {
        self.map
    }

    /// The full name of a field.
    pub fn name(&self, key: &str) -> String {
        if self.at.is_empty() { key.to_owned() } else { format!("{}.{key}", self.at) }
    }

    /// An error about a field.
    pub fn error(&self, key: &str, message: &str) -> ApiError {
        ApiError::field(&self.name(key), message)
    }

    /// A value that is there and not null.
    pub fn value(&self, key: &str) -> Option<&'v Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A string.
    ///
    /// # Errors
    /// When it is something else.
    pub fn str(&self, key: &str) -> Result<Option<&'v str>> {
        self.typed(key, Value::as_str, "must be a string")
    }

    /// A string that must be there.
    ///
    /// # Errors
    /// When it is not.
    pub fn required_str(&self, key: &str) -> Result<&'v str> {
        self.str(key)?.ok_or_else(|| self.error(key, "is required and must be a string"))
    }

    /// A boolean.
    ///
    /// # Errors
    /// When it is something else.
    pub fn bool(&self, key: &str) -> Result<Option<bool>> {
        self.typed(key, Value::as_bool, "must be true or false")
    }

    /// A whole number from 0 on; `8.0` counts as whole.
    ///
    /// # Errors
    /// When it is something else.
    pub fn usize(&self, key: &str) -> Result<Option<usize>> {
        let whole = |value: &Value| {
            let whole =
                value.as_u64().or_else(|| value.as_f64().filter(|f| *f >= 0.0 && f.fract() == 0.0).map(|f| f as u64));
            whole.map(|n| usize::try_from(n).unwrap_or(usize::MAX))
        };
        self.typed(key, whole, "must be a whole number from 0 on")
    }

    /// A number within bounds.
    ///
    /// # Errors
    /// When it is something else or outside.
    pub fn number(&self, key: &str, min: f64, max: f64) -> Result<Option<f32>> {
        let Some(number) = self.typed(key, Value::as_f64, "must be a number")? else { return Ok(None) };
        match (min..=max).contains(&number) {
            true => Ok(Some(number as f32)),
            false => Err(self.error(key, &format!("must be a number from {min} to {max}, not {number}"))),
        }
    }

    /// A list.
    ///
    /// # Errors
    /// When it is something else.
    pub fn array(&self, key: &str) -> Result<Option<&'v [Value]>> {
        self.typed(key, |value| value.as_array().map(Vec::as_slice), "must be a list")
    }

    /// An object.
    ///
    /// # Errors
    /// When it is something else.
    pub fn object(&self, key: &str) -> Result<Option<Fields<'v>>> {
        self.value(key).map(|value| Fields::of(value, self.name(key))).transpose()
    }

    /// A string or a list of strings.
    ///
    /// # Errors
    /// When it is something else.
    pub fn strings(&self, key: &str) -> Result<Vec<String>> {
        let wrong = || self.error(key, "must be a string or a list of strings");
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(Value::String(text)) => Ok(vec![text.clone()]),
            Some(Value::Array(items)) => {
                items.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
            }
            Some(_) => Err(wrong()),
        }
    }

    fn typed<T>(&self, key: &str, read: impl Fn(&'v Value) -> Option<T>, wrong: &str) -> Result<Option<T>> {
        self.value(key).map(|value| read(value).ok_or_else(|| self.error(key, wrong))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn null_is_absent() {
        let body = json!({"s": null, "b": null, "n": null, "f": null, "a": null, "o": null, "x": null});
        let fields = Fields::body(&body).unwrap();
        assert_eq!(fields.str("s").unwrap(), None);
        assert_eq!(fields.bool("b").unwrap(), None);
        assert_eq!(fields.usize("n").unwrap(), None);
        assert_eq!(fields.number("f", 0.0, 1.0).unwrap(), None);
        assert_eq!(fields.array("a").unwrap(), None);
        assert!(fields.object("o").unwrap().is_none());
        assert!(fields.strings("x").unwrap().is_empty());
    }

    #[test]
    fn a_wrong_type_is_named_with_its_place() {
        let body = json!({"o": {"n": -1, "s": 1, "f": 3, "l": ["a", 1]}});
        let inner = Fields::body(&body).unwrap().object("o").unwrap().unwrap();
        let message = |result: Result<()>| result.unwrap_err().message;
        assert_eq!(message(inner.usize("n").map(drop)), "o.n: must be a whole number from 0 on");
        assert_eq!(message(inner.str("s").map(drop)), "o.s: must be a string");
        assert_eq!(message(inner.number("f", 0.0, 2.0).map(drop)), "o.f: must be a number from 0 to 2, not 3");
        assert_eq!(message(inner.strings("l").map(drop)), "o.l: must be a string or a list of strings");
        assert_eq!(inner.map()["s"], 1);
    }

    #[test]
    fn whole_floats_are_whole() {
        let body = json!({"n": 8.0, "m": 8.5, "big": 1e30});
        let fields = Fields::body(&body).unwrap();
        assert_eq!(fields.usize("n").unwrap(), Some(8));
        assert!(fields.usize("m").is_err());
        assert_eq!(fields.usize("big").unwrap(), Some(usize::MAX));
        assert!(Fields::body(&json!([])).is_err());
    }
}
