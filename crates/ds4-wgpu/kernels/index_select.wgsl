// The items with the largest scores (choose.wgsl), a level a launch. Scores of a row come in chunks of CHUNK, of which each leaves
// TOP_K items at most: with FIRST the items are the compressed rows of index_scores.wgsl, otherwise what chunks of the level below left.
// The LAST level has one chunk and leaves `selected (n, TOP_K)`.
// Launch: (chunks, n) workgroups of 256; row0 as in index_scores.wgsl.
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> scores: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> items: array<vec4<u32>>;
@group(0) @binding(3) var<storage, read_write> left_scores: array<f32>;
@group(0) @binding(4) var<storage, read_write> left: array<u32>;
struct P { row0: u32 }
var<immediate> p: P;

fn scores_at(at: u32) -> vec4<f32> {
    return scores[at];
}

fn items_at(at: u32, numbers: vec4<u32>) -> vec4<u32> {
    if FIRST != 0u {
        return numbers;
    }
    return items[at];
}

fn keep(place: u32, item: u32, score: f32) {
    left[place] = item;
    if LAST == 0u {
        left_scores[place] = score;
    }
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.y;
    var n = (pos[r] + 1u) / RATIO;
    for (var level = 0u; level < LEVEL; level++) {
        n = n / CHUNK * TOP_K + min(n % CHUNK, TOP_K);
    }
    let begin = g.x * CHUNK;
    if begin >= n {
        return;
    }
    var out = g.y * LEFT_STRIDE + g.x * TOP_K;
    if LAST != 0u {
        out = r * TOP_K;
    }
    choose(g.y * STRIDE + begin, begin, min(n - begin, CHUNK), out, t);
}
