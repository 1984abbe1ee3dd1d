// Columns i .. i + 16 (i a multiple of 16) of a row: what is fetched of them before they are multiplied. Here nothing.
struct $_Load { row: u32, i: u32 }

fn $_load(row: u32, i: u32) -> $_Load {
    return $_Load(row, i);
}

fn $_load_dot(l: $_Load, x: Sixteen) -> f32 {
    return $_dot(l.row, l.i, x);
}
