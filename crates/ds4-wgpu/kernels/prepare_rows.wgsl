// What becomes of the projections of a row: the query's latent vector is normalised, the raw row is normalised, rotated and rounded. By a
// workgroup of THREADS each; `latent` and `raw` are where they lie.

// 1 / the root of the mean of squares, from everybody's sum.
fn inverse_root(sum: f32, n: u32, t: u32) -> f32 {
    put_sum(0u, sum, t);
    settle(t);
    return 1.0 / sqrt(sum_of(0u) / f32(n) + bitcast<f32>(EPS));
}

fn finish_latent(r: u32, t: u32) {
    // Values and weights are on their way together.
    var sum = 0.0;
    //% repeat k Q_TURNS
    let i_%k = min(t + %ku * THREADS, Q_LORA - 1u);
    let v_%k = select(0.0, latent(r * Q_LORA + i_%k), t + %ku * THREADS < Q_LORA);
    let w_%k = q_a_norm[i_%k];
    //% end
    //% repeat k Q_TURNS
    sum += v_%k * v_%k;
    //% end
    let inverse = inverse_root(sum, Q_LORA, t);
    //% repeat k Q_TURNS
    if t + %ku * THREADS < Q_LORA {
        put_latent(r * Q_LORA + i_%k, v_%k * inverse * w_%k);
    }
    //% end
}

fn finish_raw(r: u32, t: u32) {
    let position = pos[r];
    var sum = 0.0;
    //% repeat k KV_TURNS
    let i_%k = min(t + %ku * THREADS, DIM - 1u);
    let v_%k = select(0.0, raw(r * DIM + i_%k), t + %ku * THREADS < DIM);
    let w_%k = kv_norm[i_%k];
    //% end
    //% repeat k KV_TURNS
    sum += v_%k * v_%k;
    //% end
    let inverse = inverse_root(sum, DIM, t);
    //% repeat k KV_TURNS
    if t + %ku * THREADS < DIM {
        row[i_%k] = v_%k * inverse * w_%k;
    }
    //% end
    workgroupBarrier();
    rotate_row(t, DIM - N_TURN, N_TURN, position);
    workgroupBarrier();
    prepare_rounding(t);
    workgroupBarrier();
    for (var i = t; i < DIM; i += THREADS) {
        put_raw(r * DIM + i, rounded_value(i));
    }
}
