//! Names that nobody can guess.

/// Where identifiers come from.
#[derive(Clone, Debug, Default)]
pub enum Ids {
    /// The system's randomness.
    #[default]
    Random,
    /// 1, 2, 3, so that a test knows what comes.
    Counting(u64),
}

impl Ids {
    /// A random number, for a seed.
    pub fn number() -> u64 {
        random() as u64
    }

    /// `prefix` and 32 hexadecimal digits.
    pub fn next(&mut self, prefix: &str) -> String {
        let number = match self {
            Ids::Random => random(),
            Ids::Counting(last) => {
                *last += 1;
                u128::from(*last)
            }
        };
        match self {
            Ids::Random => format!("{prefix}{number:032x}"),
            Ids::Counting(_) => format!("{prefix}{number}"),
        }
    }
}

/// 128 random bits.
///
/// A system without randomness cannot run a server whose tool ids must not be guessed; that is our machine's fault, not a
/// client's, and has never been seen.
fn random() -> u128 {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system has a source of random numbers");
    u128::from_ne_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_ids_differ_and_have_the_right_length() {
        let mut ids = Ids::Random;
        let (a, b) = (ids.next("call_"), ids.next("call_"));
        assert_ne!(a, b);
        assert_eq!(a.len(), "call_".len() + 32);
    }
}
