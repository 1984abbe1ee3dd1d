// Attention over stretches of SPLIT visible rows: each has a largest logit, a sum of exponentials and a weighted sum of rows;
// stretches are merged in order, wherever that happens, so that a row's result does not depend on how the work was divided.
// Visible rows of a stretch.
const SPLIT: u32 = 64u;
const NONE: f32 = -1.0e30;

// Factors of what was and of what is added, and the new largest logit.
fn merge_factors(top: f32, added: f32) -> vec3<f32> {
    let next = max(top, added);
    return vec3<f32>(exp(top - next), exp(added - next), next);
}

// The factor that ends a row: the sink takes part in the sum.
fn finish_factor(top: f32, sum: f32, sink: f32) -> f32 {
    let next = max(top, sink);
    return exp(top - next) / (sum * exp(top - next) + exp(sink - next));
}
