// What comes of stretch `s` of `g.z`'s row: largest logit, sum of exponentials, weighted sum of rows, of four heads.
//% repeat h 4
{
    let h = 4u * half + %hu;
    if head0 + h < N_HEAD {
        let at = ((g.z * N_HEAD + head0 + h) * N_SPLITS + s) * (DIM / 2u + 1u);
        if column == 0u {
            out[at] = vec2<f32>(tops[h], sums[h]);
        }
        //% repeat k PER_COUNT
        if column + %ku * (WIDTH / 2u) < FOURS {
            let to = at + 1u + 2u * (column + %ku * (WIDTH / 2u));
            out[to] = acc_%h_%k.xy;
            out[to + 1u] = acc_%h_%k.zw;
        }
        //% end
    }
}
//% end
