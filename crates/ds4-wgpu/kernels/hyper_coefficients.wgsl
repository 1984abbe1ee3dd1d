// mix (n, N (N + 2)) -> pre (n, N), post (n, N), comb (n, N, N) (ops: hyper.rs), a row an invocation: few numbers, many steps in
// sequence. Launch: linear, 64 a workgroup.
@group(0) @binding(0) var<storage, read> mix: array<f32>;
@group(0) @binding(1) var<storage, read> base: array<f32>;
@group(0) @binding(2) var<storage, read> scale: array<f32>;
@group(0) @binding(3) var<storage, read_write> pre: array<f32>;
@group(0) @binding(4) var<storage, read_write> post: array<f32>;
@group(0) @binding(5) var<storage, read_write> comb: array<f32>;
struct P { n_rows: u32 }
var<immediate> p: P;

fn sigmoid(x: f32) -> f32 {
    return 1.0 / (1.0 + exp(-x));
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = linear(g) * 64u + t;
    if r >= p.n_rows {
        return;
    }
    let eps = bitcast<f32>(EPS);
    let m = r * N * (N + 2u);
    for (var i = 0u; i < N; i++) {
        pre[r * N + i] = sigmoid(mix[m + i] * scale[0] + base[i]) + eps;
        post[r * N + i] = 2.0 * sigmoid(mix[m + N + i] * scale[1] + base[N + i]);
    }
    var c: array<f32, N * N>;
    for (var i = 0u; i < N; i++) {
        var top = -3.0e38;
        for (var j = 0u; j < N; j++) {
            let at = 2u * N + i * N + j;
            c[i * N + j] = mix[m + at] * scale[2] + base[at];
            top = max(top, c[i * N + j]);
        }
        var sum = 0.0;
        for (var j = 0u; j < N; j++) {
            c[i * N + j] = exp(c[i * N + j] - top);
            sum += c[i * N + j];
        }
        for (var j = 0u; j < N; j++) {
            c[i * N + j] = c[i * N + j] / sum + eps;
        }
    }
    for (var round_ = 0u; round_ < N_SINKHORN; round_++) {
        if round_ > 0u {
            for (var i = 0u; i < N; i++) {
                var sum = 0.0;
                for (var j = 0u; j < N; j++) {
                    sum += c[i * N + j];
                }
                for (var j = 0u; j < N; j++) {
                    c[i * N + j] /= sum + eps;
                }
            }
        }
        for (var j = 0u; j < N; j++) {
            var sum = 0.0;
            for (var i = 0u; i < N; i++) {
                sum += c[i * N + j];
            }
            for (var i = 0u; i < N; i++) {
                c[i * N + j] /= sum + eps;
            }
        }
    }
    for (var i = 0u; i < N * N; i++) {
        comb[r * N * N + i] = c[i];
    }
}
