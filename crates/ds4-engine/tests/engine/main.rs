//! All in one program, which is compiled and linked once.

mod agents;
mod answer;
mod archive;
mod failing;
#[cfg(feature = "wgpu")]
mod gpu;
#[cfg(feature = "wgpu")]
mod launches;
mod restore;
mod scheduler;
mod sequences;

use std::sync::OnceLock;

use ds4_fixture::{MIXES, Mix};
use ds4_gguf::Gguf;

/// The noise model, made once for all tests: looking for the codes of two bits takes seconds.
fn noise(mix: Mix) -> &'static Gguf {
    static MODELS: [OnceLock<Gguf>; MIXES.len()] = [const { OnceLock::new() }; _];
    let place = MIXES.iter().position(|m| *m == mix).expect("every mix is there");
    MODELS[place].get_or_init(|| Gguf::from_bytes("noise", ds4_fixture::model(mix)).unwrap())
}
