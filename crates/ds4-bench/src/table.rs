//! Text in columns: words to the left, numbers to the right.

/// Lines of cells as aligned text; the first line is the heading. Columns before `n_words` hold words.
pub fn aligned(lines: &[Vec<String>], n_words: usize) -> String {
    let n_columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..n_columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for line in lines {
        let cells = line.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column < n_words {
            true => format!("{cell:<width$}"),
            false => format!("{cell:>width$}"),
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let line = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let text = aligned(&[line(["op", "format", "ms"]), line(["matmul", "F32", "12.5"])], 2);
        assert_eq!(text, "op      format    ms\nmatmul  F32     12.5\n");
        assert_eq!(aligned(&[], 1), "");
    }
}
