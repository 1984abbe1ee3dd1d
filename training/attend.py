"""Attention over a window of tokens and over compressed rows with one key-and-value head: plain PyTorch, and Triton kernels for the GPU.

    e_tj = exp(q_t . k_j)       j: tokens t - window < j <= t of the same document, then its rows j < (t + 1) / ratio (of CSA those chosen)
    o_t  = sum_j e_tj k_j / (exp(sink) + sum_j e_tj)

q (B, L, H, D), already scaled; k (B, L, D); rows (B, L / ratio, D). Documents begin at multiples of 128, so the visible keys of a
block are two runs, and no score outside them is computed. Queries and keys are normed: no maximum has to be subtracted.
The kernels take the heads of 16 queries as the 128 lines of one product.
"""
import os

import torch
import torch.nn.functional as F
from torch import Tensor

BLOCK = 128         # documents begin at its multiples
HIGHEST = 60.0      # of a score, against overflow


def bounds(doc):
    """doc (B, L / 128) -> first token and end of the document of every block, int32."""
    n = doc.shape[1]
    at = torch.arange(n, device=doc.device).expand_as(doc)
    edge = doc[:, 1:] != doc[:, :-1]
    first = torch.where(F.pad(edge, (1, 0), value=True), at, 0).cummax(1).values
    last = torch.where(F.pad(edge, (0, 1), value=True), at + 1, n).flip(1).cummin(1).values.flip(1)
    return (first * BLOCK).int(), (last * BLOCK).int()


def plain(q, k, rows, chosen, sinks, first, ratio, window):
    """-> o (B, L, H, D), and exp(sink) + the sum over the window (B, L, H)."""
    B, L, H, D = q.shape
    t, begin = torch.arange(L, device=q.device), first.repeat_interleave(BLOCK, 1)[..., None]
    exp = lambda s, visible: torch.where(visible[:, :, None], torch.exp(s.float().clamp(max=HIGHEST)), 0.0)
    e = exp(torch.einsum("blhd,bjd->blhj", q, k), (t[None] <= t[:, None]) & (t[None] > t[:, None] - window) & (t >= begin))
    near = e.sum(-1) + torch.exp(sinks)
    o, total = torch.einsum("blhj,bjd->blhd", e.to(q.dtype), k).float(), near
    if ratio:
        r = torch.arange(rows.shape[1], device=q.device)
        visible = (r < ((t + 1) // ratio)[:, None]) & (r * ratio >= begin)
        e = exp(torch.einsum("blhd,bjd->blhj", q, rows), visible & chosen if chosen.numel() else visible)
        o, total = o + torch.einsum("blhj,bjd->blhd", e.to(q.dtype), rows).float(), total + e.sum(-1)
    return (o / total[..., None]).to(q.dtype), near


try:
    import triton
    import triton.language as tl

    @triton.jit
    def _weights(x, keys, tok, j, j_from, j_below, chosen, ok, CHOSEN: tl.constexpr):
        """exp of the scores of lines `x` for `keys`, zero where not j_from <= j < j_below (and chosen)."""
        seen = (j[None, :] >= j_from[:, None]) & (j[None, :] < j_below[:, None])
        if CHOSEN:
            seen = seen & (tl.load(chosen + j[None, :], ok[None, :] & seen, 0) != 0)
        s = tl.dot(x, tl.trans(keys))
        return tl.where(seen, tl.exp(tl.minimum(s, 60.0)), 0.0)

    @triton.jit
    def _fwd_k(q, k, rows, chosen, sinks, first, o, den, near, L, R, W: tl.constexpr, RATIO: tl.constexpr, CHOSEN: tl.constexpr, H: tl.constexpr, D: tl.constexpr, T: tl.constexpr, N: tl.constexpr):
        t0, b = tl.program_id(0) * T, tl.program_id(1).to(tl.int64)
        line, d, n = tl.arange(0, T * H), tl.arange(0, D), tl.arange(0, N)
        tok, at = t0 + line // H, (b * L + t0) * H + line
        begin = tl.load(first + b * (L // 128) + t0 // 128)
        x = tl.load(q + at[:, None] * D + d[None, :])
        total = tl.exp(tl.load(sinks + line % H))
        acc = tl.zeros((T * H, D), tl.float32)
        low, high = tl.maximum(begin, tok - W + 1), tok + 1
        for j0 in range(tl.maximum(begin, t0 - W + 1) // N * N, t0 + T, N):
            j = j0 + n
            keys = tl.load(k + (b * L + j)[:, None] * D + d[None, :])
            e = _weights(x, keys, tok, j, low, high, chosen, j < L, False)
            total += tl.sum(e, 1)
            acc += tl.dot(e.to(keys.dtype), keys)
        tl.store(near + at, total)
        if RATIO:
            low, high = tl.zeros_like(tok) + begin // RATIO, (tok + 1) // RATIO
            for j0 in range(begin // RATIO // N * N, (t0 + T) // RATIO, N):
                j = j0 + n
                keys = tl.load(rows + (b * R + j)[:, None] * D + d[None, :], (j < R)[:, None], 0.0)
                e = _weights(x, keys, tok, j, low, high, chosen + (b * L + tok)[:, None] * R, j < R, CHOSEN)
                total += tl.sum(e, 1)
                acc += tl.dot(e.to(keys.dtype), keys)
        tl.store(den + at, total)
        tl.store(o + at[:, None] * D + d[None, :], (acc / total[:, None]).to(o.dtype.element_ty))

    @triton.jit
    def _bwd_q_k(q, k, rows, chosen, first, g, den, delta, gq, L, R, W: tl.constexpr, RATIO: tl.constexpr, CHOSEN: tl.constexpr, H: tl.constexpr, D: tl.constexpr, T: tl.constexpr, N: tl.constexpr):
        t0, b = tl.program_id(0) * T, tl.program_id(1).to(tl.int64)
        line, d, n = tl.arange(0, T * H), tl.arange(0, D), tl.arange(0, N)
        tok, at = t0 + line // H, (b * L + t0) * H + line
        begin = tl.load(first + b * (L // 128) + t0 // 128)
        x, y = tl.load(q + at[:, None] * D + d[None, :]), tl.load(g + at[:, None] * D + d[None, :])
        inverse, c = 1.0 / tl.load(den + at), tl.load(delta + at)
        acc = tl.zeros((T * H, D), tl.float32)
        low, high = tl.maximum(begin, tok - W + 1), tok + 1
        for j0 in range(tl.maximum(begin, t0 - W + 1) // N * N, t0 + T, N):
            j = j0 + n
            keys = tl.load(k + (b * L + j)[:, None] * D + d[None, :])
            p = _weights(x, keys, tok, j, low, high, chosen, j < L, False) * inverse[:, None]
            s = p * (tl.dot(y, tl.trans(keys)) - c[:, None])
            acc += tl.dot(s.to(keys.dtype), keys)
        if RATIO:
            low, high = tl.zeros_like(tok) + begin // RATIO, (tok + 1) // RATIO
            for j0 in range(begin // RATIO // N * N, (t0 + T) // RATIO, N):
                j = j0 + n
                keys = tl.load(rows + (b * R + j)[:, None] * D + d[None, :], (j < R)[:, None], 0.0)
                p = _weights(x, keys, tok, j, low, high, chosen + (b * L + tok)[:, None] * R, j < R, CHOSEN) * inverse[:, None]
                s = p * (tl.dot(y, tl.trans(keys)) - c[:, None])
                acc += tl.dot(s.to(keys.dtype), keys)
        tl.store(gq + at[:, None] * D + d[None, :], acc.to(gq.dtype.element_ty))

    @triton.jit
    def _bwd_keys_k(q, keys_, chosen, first, end, g, den, delta, out, L, R, W: tl.constexpr, RATIO: tl.constexpr, CHOSEN: tl.constexpr, H: tl.constexpr, D: tl.constexpr, T: tl.constexpr, N: tl.constexpr, SPAN: tl.constexpr):
        """Gradient of N keys, of tokens (RATIO 1) or rows, from the queries of one span; several spans add up in `out`."""
        j0, b, z = tl.program_id(0) * N, tl.program_id(1).to(tl.int64), tl.program_id(2)
        line, d, n = tl.arange(0, T * H), tl.arange(0, D), tl.arange(0, N)
        j = j0 + n
        last = tl.load(end + b * (L // 128) + tl.minimum((j0 + N) * RATIO - 1, L - 1) // 128)
        begin_at, end_at = j0 * RATIO // T * T, last
        if W:
            end_at = tl.minimum(end_at, j0 + N + W - 1)
        if SPAN:
            begin_at, end_at = tl.maximum(begin_at, z * SPAN), tl.minimum(end_at, (z + 1) * SPAN)
        if begin_at < end_at:
            keys = tl.load(keys_ + (b * R + j)[:, None] * D + d[None, :], (j < R)[:, None], 0.0)
            acc = tl.zeros((N, D), tl.float32)
            for t0 in range(begin_at, end_at, T):
                tok, at = t0 + line // H, (b * L + t0) * H + line
                begin = tl.load(first + b * (L // 128) + t0 // 128)
                x, y = tl.load(q + at[:, None] * D + d[None, :]), tl.load(g + at[:, None] * D + d[None, :])
                inverse, c = 1.0 / tl.load(den + at), tl.load(delta + at)
                low, high = tl.zeros_like(tok) + begin // RATIO, (tok + 1) // RATIO
                if W:
                    low = tl.maximum(low, tok - W + 1)
                p = _weights(x, keys, tok, j, low, high, chosen + (b * L + tok)[:, None] * R, j < R, CHOSEN) * inverse[:, None]
                s = p * (tl.dot(y, tl.trans(keys)) - c[:, None])
                acc += tl.dot(tl.trans(s.to(keys.dtype)), x)
                acc += tl.dot(tl.trans(p.to(keys.dtype)), y)
            where = out + (b * R + j)[:, None] * D + d[None, :]
            if SPAN:
                tl.atomic_add(where, acc, (j < R)[:, None])
            else:
                tl.store(where, acc.to(out.dtype.element_ty), (j < R)[:, None])
except ImportError:
    triton = None
INTERPRET = os.environ.get("TRITON_INTERPRET") == "1"
QUERIES, KEYS, SPAN = 16, 32, 1024      # of a kernel's step; SPAN: tokens whose queries one program adds up for a compressed row
OPTIONS = dict(num_warps=4, num_stages=2)


@torch.library.custom_op("ds4tiny::attend", mutates_args=())
def fused(q: Tensor, k: Tensor, rows: Tensor, chosen: Tensor, sinks: Tensor, first: Tensor, end: Tensor, ratio: int, window: int) -> tuple[Tensor, Tensor, Tensor]:
    """-> o, the whole sum and that over the window, each with exp(sink)"""
    B, L, H, D = q.shape
    o, den = torch.empty_like(q), q.new_empty(B, L, H, dtype=torch.float32)
    near = torch.empty_like(den)
    _fwd_k[(L // QUERIES, B)](q, k, rows, chosen, sinks, first, o, den, near, L, rows.shape[1], window, ratio, chosen.numel() > 0, H, D, QUERIES, KEYS, **OPTIONS)
    return o, den, near


@fused.register_fake
def _(q, k, rows, chosen, sinks, first, end, ratio, window):
    den = q.new_empty(q.shape[:3], dtype=torch.float32)
    return torch.empty_like(q), den, torch.empty_like(den)


@torch.library.custom_op("ds4tiny::attend_bwd", mutates_args=())
def fused_bwd(g: Tensor, q: Tensor, k: Tensor, rows: Tensor, chosen: Tensor, first: Tensor, end: Tensor, den: Tensor, delta: Tensor, ratio: int, window: int) -> tuple[Tensor, Tensor, Tensor]:
    """-> gradients of q, k and rows"""
    B, L, H, D = q.shape
    R, has = rows.shape[1], chosen.numel() > 0
    g = g.contiguous()
    gq, gk, grows = torch.empty_like(q), torch.empty_like(k), torch.zeros_like(rows, dtype=torch.float32)
    _bwd_q_k[(L // QUERIES, B)](q, k, rows, chosen, first, g, den, delta, gq, L, R, window, ratio, has, H, D, QUERIES, KEYS, **OPTIONS)
    _bwd_keys_k[(L // KEYS, B, 1)](q, k, chosen, first, end, g, den, delta, gk, L, L, window, 1, False, H, D, QUERIES, KEYS, 0, **OPTIONS)
    if ratio:
        n = 64 if ratio == 4 else 16
        _bwd_keys_k[(triton.cdiv(R, n), B, triton.cdiv(L, SPAN))](q, rows, chosen, first, end, g, den, delta, grows, L, R, 0, ratio, has, H, D, QUERIES, n, SPAN, **OPTIONS)
    return gq, gk, grows.to(rows.dtype)


@fused_bwd.register_fake
def _(g, q, k, rows, chosen, first, end, den, delta, ratio, window):
    return torch.empty_like(q), torch.empty_like(k), torch.empty_like(rows)


def _setup(ctx, inputs, output):
    q, k, rows, chosen, sinks, first, end, ctx.ratio, ctx.window = inputs
    o, den, _ = output
    ctx.save_for_backward(q, k, rows, chosen, sinks, first, end, o, den)
    ctx.set_materialize_grads(False)


def _backward(ctx, g, *_):
    q, k, rows, chosen, sinks, first, end, o, den = ctx.saved_tensors
    delta = (g.float() * o.float()).sum(-1)
    gsinks = -(torch.exp(sinks) / den * delta).sum((0, 1))
    return *fused_bwd(g, q, k, rows, chosen, first, end, den, delta, ctx.ratio, ctx.window), None, gsinks, None, None, None, None


fused.register_autograd(_backward, setup_context=_setup)


def attend(q, k, rows, chosen, sinks, first, end, ratio, window):
    """As `plain`, by the kernels where they run. Without rows or a choice these are empty."""
    if q.is_cuda and q.dtype == torch.bfloat16 or INTERPRET:
        o, _, near = fused(q.contiguous(), k.contiguous(), rows.contiguous(), chosen.contiguous(), sinks, first, end, ratio, window)
        return o, near
    return plain(q, k, rows, chosen, sinks, first, ratio, window)


def main():
    """Compares the kernels with `plain`: on a GPU, or with TRITON_INTERPRET=1 (a minute)."""
    device = "cpu" if INTERPRET else "cuda"
    torch.manual_seed(0)
    B, L, H, D, window = 2, 512, 8, 128, 192
    first, end = bounds(torch.tensor([[1, 1, 2, 2], [3, 3, 3, 0]], device=device))
    for ratio, choice in ((0, False), (4, False), (4, True), (128, False)):
        q, k, rows = F.normalize(torch.randn(B, L, H, D), dim=-1), torch.randn(B, L, D), torch.randn(B, L // ratio if ratio else 0, D)
        chosen = (torch.rand(B, L, rows.shape[1]) < .5).to(device) if choice else torch.empty(0, dtype=torch.bool, device=device)
        exact = [t.to(device).requires_grad_() for t in (q, k, rows, torch.randn(H))]
        inputs = [t.detach().to(torch.float32 if INTERPRET or t.dim() == 1 else torch.bfloat16).requires_grad_() for t in exact]
        o, _ = plain(*exact[:3], chosen, exact[3], first, ratio, window)
        o_fused, _ = attend(*inputs[:3], chosen, inputs[3], first, end, ratio, window)
        g = torch.randn_like(o)
        o.backward(g)
        o_fused.backward(g.to(o_fused.dtype))
        off = lambda a, b: (a.float() - b).norm().item() / max(b.norm().item(), 1e-9)
        print(f"ratio {ratio}, choice {choice}: output {off(o_fused, o):.1e}, gradients", *(f"{off(a.grad, b.grad):.1e}" for a, b in zip(inputs, exact) if b.grad is not None and b.numel()))


if __name__ == "__main__":
    main()
