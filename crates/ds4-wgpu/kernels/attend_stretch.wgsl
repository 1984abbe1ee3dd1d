// Rows of each stretch of the `n` that a query sees, a multiple of STRETCH: as few as N_SPLITS stretches allow.
const STRETCH: u32 = 16u;

fn stretch_rows(n: u32) -> u32 {
    return STRETCH * ((n + STRETCH * N_SPLITS - 1u) / (STRETCH * N_SPLITS));
}
