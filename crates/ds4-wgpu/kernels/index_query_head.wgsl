// An index query head of `values`: rotation of the tail, then rounding (finish.wgsl), by a workgroup of WIDTH.
fn finish_head(head: u32, position: u32, t: u32) {
    for (var i = t; i < DIM; i += WIDTH) {
        row[i] = value(head * DIM + i);
    }
    workgroupBarrier();
    rotate_row(t, DIM - N_TURN, N_TURN, position);
    workgroupBarrier();
    prepare_rounding(t);
    workgroupBarrier();
    for (var i = t; i < DIM; i += WIDTH) {
        put_value(head * DIM + i, rounded_value(i));
    }
}
