// The sums `o` come to what was set aside in `out`, if something was; all of it times the `factors` of its heads.
//% repeat k QUARTER_SIXTEENS
//% repeat a PER_SIXTEEN
//% repeat d PER_SIXTEEN
//% store o_%a_%k_%d patches | sub * PATCH + SIDE * %du * COLUMN + SIDE * %au | COLUMN
//% end
//% end
workgroupBarrier();
for (var e = lane; e < 256u; e += 32u) {
    let head = block + e / 16u;
    let to = (r * N_HEAD + head0 + head) * DIM + column + 16u * %ku + e % 16u;
    let aside = select(0.0, out[to], is_aside);
    out[to] = (aside + patches[sub * PATCH + (e % 16u) * COLUMN + e / 16u]) * factors[head];
}
workgroupBarrier();
//% end
