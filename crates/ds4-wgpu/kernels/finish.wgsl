// What is done to one row before it is cached or scored: rounding (ops: round.rs) of `row`, by all WIDTH invocations.
// ROUNDING: 0 off, 1 FP8 in blocks of BLOCK but for the last N_ROT values, 2 Hadamard and FP4 in blocks of 32.
var<workgroup> row: array<f32, DIM>;
var<workgroup> block_scale: array<f32, DIM>;
// The largest magnitudes of every STRIP values.
const STRIP: u32 = 4u;
var<workgroup> strips: array<f32, DIM / STRIP>;

fn hadamard(t: u32) {
    for (var stride = 1u; stride < DIM; stride *= 2u) {
        workgroupBarrier();
        for (var k = t; k < DIM / 2u; k += WIDTH) {
            let i = (k / stride) * 2u * stride + k % stride;
            let a = row[i];
            let b = row[i + stride];
            row[i] = a + b;
            row[i + stride] = a - b;
        }
    }
    workgroupBarrier();
    for (var i = t; i < DIM; i += WIDTH) {
        row[i] *= bitcast<f32>(HADAMARD_NORM);
    }
}

// Fills block_scale with the scale of every block of `size` of the first `n` values.
fn scales(t: u32, n: u32, size: u32, largest_code: f32, floor: f32, inverse_largest: f32) {
    workgroupBarrier();
    for (var s = t; s < n / STRIP; s += WIDTH) {
        var largest = floor;
        //% repeat i 4
        largest = max(largest, abs(row[s * STRIP + %iu]));
        //% end
        strips[s] = largest;
    }
    workgroupBarrier();
    for (var b = t; b < n / size; b += WIDTH) {
        var largest = floor;
        for (var s = 0u; s < size / STRIP; s++) {
            largest = max(largest, strips[b * (size / STRIP) + s]);
        }
        block_scale[b] = power_of_two_above(largest * inverse_largest);
    }
    workgroupBarrier();
}

// Leaves the scales in block_scale; the values themselves are rounded by round_row or encoded by whoever stores them.
fn prepare_rounding(t: u32) {
    if ROUNDING == 1u {
        scales(t, DIM - N_ROT, BLOCK, 448.0, 1e-4, 0.002232142857142857);
    } else if ROUNDING == 2u {
        hadamard(t);
        scales(t, DIM, 32u, 6.0, 7.052966104933725e-38, 0.16666666666666666);
    }
}

fn rounded_value(i: u32) -> f32 {
    if ROUNDING == 1u && i < DIM - N_ROT {
        let scale = block_scale[i / BLOCK];
        return scale * round_e4m3(row[i] * inverse_of(scale));
    } else if ROUNDING == 2u {
        let scale = block_scale[i / 32u];
        return scale * round_e2m1(row[i] * inverse_of(scale));
    }
    return row[i];
}
