//! What can be downloaded.

use std::fmt;

/// The repository of the published files.
pub const REPOSITORY: &str = "antirez/deepseek-v4-gguf";

/// The name that our programs look for; a link to the file that was downloaded.
pub const MODEL_LINK: &str = "ds4flash.gguf";

/// A published file, by the name the guide gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// 2-bit experts, quantised with an importance matrix: the usual one.
    Q2Imatrix,
    /// 4-bit experts, quantised with an importance matrix.
    Q4Imatrix,
    /// 2-bit experts, the older file.
    Q2,
    /// 4-bit experts, the older file.
    Q4,
    /// The draft block.
    Mtp,
}

impl Target {
    /// All of them, as help lists them.
    pub const ALL: [Target; 5] = [Target::Q2Imatrix, Target::Q4Imatrix, Target::Q2, Target::Q4, Target::Mtp];

    /// The name of the guide.
    pub fn name(self) -> &'static str {
        match self {
            Target::Q2Imatrix => "q2-imatrix",
            Target::Q4Imatrix => "q4-imatrix",
            Target::Q2 => "q2",
            Target::Q4 => "q4",
            Target::Mtp => "mtp",
        }
    }

    /// The target of this name.
    pub fn from_name(name: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.name() == name)
    }

    /// The file in [`REPOSITORY`].
    pub fn file(self) -> &'static str {
        match self {
            Target::Q2Imatrix => "DeepSeek-V4-Flash-IQ2XXS-w2Q2K-AProjQ8-SExpQ8-OutQ8-chat-v2-imatrix.gguf",
            Target::Q4Imatrix => {
                "DeepSeek-V4-Flash-Q4KExperts-F16HC-F16Compressor-F16Indexer-Q8Attn-Q8Shared-Q8Out-chat-v2-imatrix.gguf"
            }
            Target::Q2 => "DeepSeek-V4-Flash-IQ2XXS-w2Q2K-AProjQ8-SExpQ8-OutQ8-chat-v2.gguf",
            Target::Q4 => {
                "DeepSeek-V4-Flash-Q4KExperts-F16HC-F16Compressor-F16Indexer-Q8Attn-Q8Shared-Q8Out-chat-v2.gguf"
            }
            Target::Mtp => "DeepSeek-V4-Flash-MTP-Q4K-Q8_0-F32.gguf",
        }
    }

    /// Bytes of the file, about: for plans made before the hub was asked. The sums of the tensors' sizes.
    pub fn bytes_about(self) -> u64 {
        match self {
            Target::Q2Imatrix | Target::Q2 => 86_720_000_000,
            Target::Q4Imatrix | Target::Q4 => 164_634_000_000,
            Target::Mtp => 3_800_000_000,
        }
    }

    /// Whether it is a whole model, which [`MODEL_LINK`] may name.
    pub fn is_model(self) -> bool {
        self != Target::Mtp
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_guide() {
        let names = Target::ALL.map(Target::name);
        assert_eq!(names, ["q2-imatrix", "q4-imatrix", "q2", "q4", "mtp"]);
        assert!(Target::ALL.iter().all(|t| Target::from_name(t.name()) == Some(*t) && t.file().ends_with(".gguf")));
        assert_eq!(Target::from_name("q8"), None);
    }
}
