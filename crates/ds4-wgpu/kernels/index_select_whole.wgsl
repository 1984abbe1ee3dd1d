// The items with the largest scores (choose.wgsl), all levels in one launch: of the chunks whose items a chunk of the level above takes, the
// last goes on with it. As many levels as a row needs that is seen so far, whatever there is room for.
// Launch: (chunks, n) workgroups of 256; row0 as in index_scores.wgsl.
const PER_CHUNK: u32 = CHUNK / TOP_K;
@group(0) @binding(0) var<storage, read> pos: array<u32>;
@group(0) @binding(1) var<storage, read> scores: array<vec4<f32>>;
@group(0) @binding(2) @coherent var<storage, read_write> left_scores: array<vec4<f32>>;
@group(0) @binding(3) @coherent var<storage, read_write> left: array<vec4<u32>>;
@group(0) @binding(4) var<storage, read_write> selected: array<u32>;
struct P { row0: u32 }
var<immediate> p: P;

var<private> is_first: bool = true;
var<private> is_top: bool;

fn scores_at(at: u32) -> vec4<f32> {
    if is_first {
        return scores[at];
    }
    return left_scores[at];
}

fn items_at(at: u32, numbers: vec4<u32>) -> vec4<u32> {
    if is_first {
        return numbers;
    }
    return left[at];
}

fn keep(place: u32, item: u32, score: f32) {
    if is_top {
        selected[place] = item;
    } else {
        left[place / 4u][place % 4u] = item;
        left_scores[place / 4u][place % 4u] = score;
    }
}

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) g: vec3<u32>, @builtin(local_invocation_index) t: u32) {
    let r = p.row0 + g.y;
    var n = (pos[r] + 1u) / RATIO;
    var chunk = g.x;
    if chunk * CHUNK >= n {
        return;
    }
    // Where this level's items begin, and what it leaves.
    var from_ = g.y * STRIDE;
    var behind = g.y * LEFT_STRIDE;
    for (var level = 0u; level < LEVELS; level++) {
        is_top = n <= CHUNK;
        let begin = chunk * CHUNK;
        choose(from_ + begin, begin, min(n - begin, CHUNK), select(behind + chunk * TOP_K, r * TOP_K, is_top), t);
        if is_top {
            return;
        }
        let chunks = (n + CHUNK - 1u) / CHUNK;
        chunk /= PER_CHUNK;
        if !is_last((g.y * LEVELS + level) * UNITS + chunk, min(PER_CHUNK, chunks - chunk * PER_CHUNK), t) {
            return;
        }
        is_first = false;
        from_ = behind;
        behind += chunks * TOP_K;
        n = n / CHUNK * TOP_K + min(n % CHUNK, TOP_K);
    }
}
