// Coefficients of four streams (ops: hyper.rs) from a mixing vector.
fn sigmoid(x: f32) -> f32 {
    return 1.0 / (1.0 + exp(-x));
}

fn softmax(c: vec4<f32>, eps: f32) -> vec4<f32> {
    let e = exp(c - vec4<f32>(max(max(c.x, c.y), max(c.z, c.w))));
    return e / (e.x + e.y + e.z + e.w) + eps;
}

// Rows of comb.
fn sinkhorn(c: ptr<function, array<vec4<f32>, 4>>, eps: f32) {
    for (var round_ = 0u; round_ < N_SINKHORN; round_++) {
        if round_ > 0u {
            //% repeat i 4
            (*c)[%i] *= 1.0 / (dot((*c)[%i], vec4<f32>(1.0)) + eps);
            //% end
        }
        let columns = 1.0 / ((*c)[0] + (*c)[1] + (*c)[2] + (*c)[3] + eps);
        //% repeat i 4
        (*c)[%i] *= columns;
        //% end
    }
}
