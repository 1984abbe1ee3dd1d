//! The arguments of a call. Models write `"5"` for `5`; what is meant is taken, what is missing is named.

use serde_json::{Map, Value};

use crate::Error;

/// The arguments of one call of `tool`.
pub(crate) struct Args {
    tool: &'static str,
    values: Map<String, Value>,
}

impl Args {
    /// Reads a JSON object; nothing at all counts as an empty one.
    pub(crate) fn parse(tool: &'static str, json: &str) -> Result<Args, Error> {
        let json = if json.trim().is_empty() { "{}" } else { json };
        match serde_json::from_str(json) {
            Ok(Value::Object(values)) => Ok(Args { tool, values }),
            Ok(_) => Err(Error::Arguments(format!("the arguments of {tool} are not a JSON object."))),
            Err(err) => Err(Error::Arguments(format!("the arguments of {tool} are not valid JSON: {err}."))),
        }
    }

    fn present(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| !value.is_null())
    }

    /// A string that has to be there.
    pub(crate) fn text(&self, name: &str) -> Result<String, Error> {
        let tool = self.tool;
        self.optional_text(name)?.ok_or_else(|| Error::Arguments(format!("the arguments of {tool} lack `{name}`.")))
    }

    /// A string.
    pub(crate) fn optional_text(&self, name: &str) -> Result<Option<String>, Error> {
        match self.present(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => Ok(Some(value.to_string())),
            Some(_) => Err(self.wrong(name, "a string")),
        }
    }

    /// A whole number from 1 on that has to be there.
    pub(crate) fn number(&self, name: &str) -> Result<usize, Error> {
        let tool = self.tool;
        self.optional_number(name)?.ok_or_else(|| Error::Arguments(format!("the arguments of {tool} lack `{name}`.")))
    }

    /// A whole number from 0 on.
    pub(crate) fn optional_number(&self, name: &str) -> Result<Option<usize>, Error> {
        let number = match self.present(name) {
            None => return Ok(None),
            Some(Value::Number(number)) => {
                number.as_u64().or_else(|| number.as_f64().filter(|n| *n >= 0.0 && n.fract() == 0.0).map(|n| n as u64))
            }
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        match number {
            Some(number) => Ok(Some(number as usize)),
            None => Err(self.wrong(name, "a whole number")),
        }
    }

    /// A flag; absent is false.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Error> {
        match self.present(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(Value::String(text)) if text == "true" => Ok(true),
            Some(Value::String(text)) if text == "false" => Ok(false),
            Some(_) => Err(self.wrong(name, "true or false")),
        }
    }

    /// A list of objects, also as a string of JSON.
    pub(crate) fn objects(&self, name: &str) -> Result<Vec<Args>, Error> {
        let tool = self.tool;
        let wrong = || self.wrong(name, "a list of objects");
        let list = match self.present(name) {
            None => return Err(Error::Arguments(format!("the arguments of {tool} lack `{name}`."))),
            Some(Value::String(text)) => serde_json::from_str(text).map_err(|_| wrong())?,
            Some(value) => value.clone(),
        };
        let Value::Array(list) = list else { return Err(wrong()) };
        list.into_iter()
            .map(|value| match value {
                Value::Object(values) => Ok(Args { tool, values }),
                _ => Err(wrong()),
            })
            .collect()
    }

    fn wrong(&self, name: &str, expected: &str) -> Error {
        Error::Arguments(format!("`{name}` of {} must be {expected}.", self.tool))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_is_taken() {
        let args = Args::parse("t", r#"{"n": "5", "m": 5.0, "f": "true", "s": 3, "l": "[{}]", "z": null}"#).unwrap();
        assert_eq!((args.number("n").unwrap(), args.number("m").unwrap()), (5, 5));
        assert!(args.flag("f").unwrap() && !args.flag("z").unwrap());
        assert_eq!(args.text("s").unwrap(), "3");
        assert_eq!(args.objects("l").unwrap().len(), 1);
        assert_eq!(args.optional_text("z").unwrap(), None);
        assert!(Args::parse("t", "").is_ok());
    }

    #[test]
    fn what_is_wrong_is_named() {
        for json in ["{", "[]", "7", "{\"a\": }", "nonsense"] {
            assert!(Args::parse("t", json).is_err(), "{json}");
        }
        let args = Args::parse("read", r#"{"n": -1, "m": "x", "f": 1, "s": [], "l": [1]}"#).unwrap();
        assert_eq!(args.text("path").err().unwrap().to_string(), "the arguments of read lack `path`.");
        assert_eq!(args.number("n").err().unwrap().to_string(), "`n` of read must be a whole number.");
        assert!(args.number("m").is_err() && args.flag("f").is_err() && args.text("s").is_err());
        assert!(args.objects("l").is_err() && args.objects("s").unwrap().is_empty());
    }
}
