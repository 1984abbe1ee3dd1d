// Columns i .. i + 32 (i a multiple of 32) of a row: what is fetched of them before they are multiplied. Here nothing.
struct $_Span { row: u32, i: u32 }

fn $_span(row: u32, i: u32) -> $_Span {
    return $_Span(row, i);
}

fn $_span_dot(s: $_Span, x: Sixteen, y: Sixteen) -> f32 {
    return $_dot(s.row, s.i, x) + $_dot(s.row, s.i + 16u, y);
}
