//! Which types the tensors of a file have.

use ds4_gguf::TensorType;

/// A choice of types for a whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix {
    /// Of the routed experts.
    pub experts: Experts,
    /// Layers whose routed experts are Q4_K whatever `experts` says: what brings a Q8_0 file under a size.
    pub q4_layers: Vec<usize>,
    /// Whether the embedding is Q8_0 instead of F16, as the published files have it.
    pub q8_embedding: bool,
}

/// The type of the routed experts; everything but [`Experts::F16`] keeps the published types elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Experts {
    /// Every matrix F16: for comparisons.
    F16,
    /// Q8_0.
    Q8,
    /// Q4_K, as the published 4-bit files.
    Q4,
    /// IQ2_XXS gate and up, Q2_K down, as the published 2-bit files.
    Q2,
}

/// What decides a tensor's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Norms, biases and other small things: F32 in every file.
    Plain,
    /// The embedding.
    Embedding,
    /// F16 in the published main file, F32 in the published MTP file.
    Half,
    /// Q8_0 in the published files.
    Matrix,
    /// Gate or up projection of the routed experts.
    ExpertIn,
    /// Down projection of the routed experts.
    ExpertOut,
    /// Experts by token id.
    HashTable,
}

/// Which of the two published layouts a file follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    Model,
    Mtp,
}

impl Mix {
    /// The published types around these experts.
    pub fn new(experts: Experts) -> Mix {
        Mix { experts, q4_layers: Vec::new(), q8_embedding: false }
    }

    /// The type of a tensor; `layer` is the block it belongs to.
    pub(crate) fn ty(&self, role: Role, layout: Layout, layer: Option<usize>) -> TensorType {
        use TensorType::{F16, F32, I32, Iq2Xxs, Q2K, Q4K, Q8_0};
        match role {
            Role::Plain => F32,
            Role::HashTable => I32,
            Role::Embedding if self.q8_embedding => Q8_0,
            Role::Embedding => F16,
            Role::Half if layout == Layout::Mtp => F32,
            Role::Half => F16,
            Role::Matrix if self.experts == Experts::F16 => F16,
            Role::Matrix => Q8_0,
            Role::ExpertIn | Role::ExpertOut if layer.is_some_and(|layer| self.q4_layers.contains(&layer)) => Q4K,
            Role::ExpertIn | Role::ExpertOut => match self.experts {
                Experts::F16 => F16,
                Experts::Q8 => Q8_0,
                Experts::Q4 => Q4K,
                // Only one MTP file is published, with Q4_K experts, for use with either mix.
                Experts::Q2 if layout == Layout::Mtp => Q4K,
                Experts::Q2 if role == Role::ExpertIn => Iq2Xxs,
                Experts::Q2 => Q2K,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_of_the_published_files() {
        use TensorType::{F16, F32, Iq2Xxs, Q2K, Q4K, Q8_0};
        let q2 = Mix::new(Experts::Q2);
        assert_eq!(q2.ty(Role::ExpertIn, Layout::Model, Some(3)), Iq2Xxs);
        assert_eq!(q2.ty(Role::ExpertOut, Layout::Model, Some(3)), Q2K);
        assert_eq!(q2.ty(Role::ExpertOut, Layout::Mtp, None), Q4K);
        assert_eq!(q2.ty(Role::Matrix, Layout::Model, Some(3)), Q8_0);
        assert_eq!(q2.ty(Role::Embedding, Layout::Model, None), F16);
        assert_eq!(q2.ty(Role::Half, Layout::Mtp, None), F32);
        let mixed = Mix { q4_layers: vec![0, 1], ..Mix::new(Experts::Q8) };
        assert_eq!([1, 2].map(|layer| mixed.ty(Role::ExpertIn, Layout::Model, Some(layer))), [Q4K, Q8_0]);
    }
}
