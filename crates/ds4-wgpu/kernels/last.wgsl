// Whether this workgroup is the last of `n` that come here with the same `counter`: what all of them wrote to coherent memory before is
// there for it. The counter begins and ends at 0.
@group(0) @binding(ARRIVED) var<storage, read_write> arrived: array<atomic<u32>>;
var<workgroup> last: u32;

fn is_last(counter: u32, n: u32, t: u32) -> bool {
    storageBarrier();
    if t == 0u {
        last = atomicAdd(&arrived[counter], 1u) + 1u;
        if last == n {
            atomicStore(&arrived[counter], 0u);
        }
    }
    workgroupBarrier();
    if last != n {
        return false;
    }
    // Nothing that the last one reads comes before.
    storageBarrier();
    return true;
}
