// A logit below all.
const NONE: f32 = -1.0e30;
