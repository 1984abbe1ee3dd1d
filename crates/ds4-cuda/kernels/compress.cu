// The KV compressor: `ds4_ops::op::compress`. One block for each row of the batch; it ends at once unless the row completes a block of
// tokens. Must move: the projections of a block's tokens (values and gates) and the finished row.
#include "rows.cuh"

KERNEL(compress, 256, CompressP p) {
    DYNAMIC_SHARED(shared);
    begin();
    compress_row(p, blockIdx.x, (float *)shared);
}
