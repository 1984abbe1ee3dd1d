// How many rows a query at `position` sees. REACH: 0 the window, 1 all compressed rows too, 2 the selected ones.
fn n_raw(position: u32) -> u32 {
    return min(position + 1u, WINDOW);
}

fn n_visible(position: u32) -> u32 {
    if REACH == 0u {
        return n_raw(position);
    }
    let compressed = (position + 1u) / RATIO;
    return n_raw(position) + select(compressed, min(compressed, TOP_K), REACH == 2u);
}
