// The same of columns i .. i + 32 (i a multiple of 32).
fn $_dot_32(row: u32, i: u32, x: Sixteen, y: Sixteen) -> f32 {
    return $_dot(row, i, x) + $_dot(row, i + 16u, y);
}
