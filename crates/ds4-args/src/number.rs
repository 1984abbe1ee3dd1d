//! Numbers with bounds, and one sentence when they are out of them.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// A clap value parser for whole numbers in `bounds`.
pub fn whole<T>(bounds: RangeInclusive<T>) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync
where
    T: FromStr + PartialOrd + Display + Clone + Send + Sync + 'static,
{
    move |text| match text.parse::<T>() {
        Ok(value) if bounds.contains(&value) => Ok(value),
        _ => Err(format!("must be a whole number from {} to {}", bounds.start(), bounds.end())),
    }
}

/// A clap value parser for counts: whole numbers from 1 on.
pub fn count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("must be a whole number greater than 0".to_owned()),
        Ok(value) => Ok(value),
    }
}

/// A clap value parser for decimal numbers in `bounds`; neither NaN nor infinity is one.
pub fn decimal(bounds: RangeInclusive<f32>) -> impl Fn(&str) -> Result<f32, String> + Clone + Send + Sync {
    move |text| match text.parse::<f32>() {
        Ok(value) if bounds.contains(&value) => Ok(value),
        _ => Err(format!("must be a number from {} to {}", bounds.start(), bounds.end())),
    }
}

/// A clap value parser for a random seed: any 64-bit number except 0, which means "no seed" elsewhere.
pub fn seed(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("must be a whole number from 1 to 18446744073709551615".to_owned()),
        Ok(value) => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_belong_to_the_range() {
        assert_eq!(whole(1..=16)("16"), Ok(16));
        assert_eq!(whole(1..=16)("17"), Err("must be a whole number from 1 to 16".to_owned()));
        assert_eq!(decimal(0.0..=100.0)("100"), Ok(100.0));
        assert_eq!(decimal(0.0..=100.0)("0"), Ok(0.0));
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", "0", "-1", "1.5", "1k", " 1", "99999999999999999999999"] {
            assert!(count(text).is_err(), "{text:?}");
            assert!(seed(text).is_err(), "{text:?}");
        }
        for text in ["", "NaN", "inf", "-0.1", "100.1", "warm"] {
            assert!(decimal(0.0..=100.0)(text).is_err(), "{text:?}");
        }
    }
}
