"""Sinkhorn normalisation of the hyper-connection mixes: plain PyTorch, and two Triton kernels for the GPU.

(T, 24) mixes -> pre (4), post (4) and comb (4 x 4), which is doubly stochastic after softmax, one pass over the columns
and 19 passes over rows and columns.
"""
import os

import torch
from torch import Tensor

HC_EPS = 1e-6


def _sink_fwd_torch(m: Tensor, iters: int):
    pre, post, c = torch.sigmoid(m[:, :4]) + HC_EPS, 2 * torch.sigmoid(m[:, 4:8]), m[:, 8:].reshape(-1, 4, 4)
    c = c.softmax(-1) + HC_EPS
    sums, axis = [], 1
    for i in range(2 * iters - 1):
        axis = 1 if i % 2 == 0 else 2
        s = c.sum(axis, keepdim=True) + HC_EPS
        c = c / s
        sums.append(s.reshape(-1, 4))
    return torch.cat([pre, post, c.reshape(-1, 16)], 1), torch.stack(sums, 1)


def _sink_bwd_torch(g: Tensor, o: Tensor, sums: Tensor):
    p, q = o[:, :4] - HC_EPS, o[:, 4:8] / 2
    gp, gq = g[:, :4] * p * (1 - p), g[:, 4:8] * 2 * q * (1 - q)
    y, gy = o[:, 8:].reshape(-1, 4, 4), g[:, 8:].reshape(-1, 4, 4)
    for i in reversed(range(sums.shape[1])):
        axis = 1 if i % 2 == 0 else 2
        s = sums[:, i].unsqueeze(axis)
        gy = (gy - (gy * y).sum(axis, keepdim=True)) / s
        y = y * s
    y = y - HC_EPS
    gy = y * (gy - (gy * y).sum(2, keepdim=True))
    return torch.cat([gp, gq, gy.reshape(-1, 16)], 1)


try:
    import triton
    import triton.language as tl

    @triton.jit
    def _sink_fwd_k(m, o, s_out, T, N: tl.constexpr, EPS: tl.constexpr, BLOCK: tl.constexpr):
        t = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
        k = tl.arange(0, 4)
        i2 = t[:, None] * 24 + k[None, :]
        ok2 = (t < T)[:, None] & (k < 4)[None, :]
        tl.store(o + i2, 1.0 / (1.0 + tl.exp(-tl.load(m + i2, ok2, 0.0))) + EPS, ok2)
        tl.store(o + i2 + 4, 2.0 / (1.0 + tl.exp(-tl.load(m + i2 + 4, ok2, 0.0))), ok2)
        i3 = t[:, None, None] * 24 + 8 + k[None, :, None] * 4 + k[None, None, :]
        ok3 = (t < T)[:, None, None] & (k < 4)[None, :, None] & (k < 4)[None, None, :]
        c = tl.load(m + i3, ok3, 0.0)
        c = tl.exp(c - tl.max(c, axis=2)[:, :, None])
        c = c / tl.sum(c, axis=2)[:, :, None] + EPS
        sb = s_out + t[:, None] * (N * 4) + k[None, :]
        s = tl.sum(c, axis=1) + EPS
        c = c / s[:, None, :]
        tl.store(sb, s, ok2)
        for i in range(1, N, 2):
            s = tl.sum(c, axis=2) + EPS
            c = c / s[:, :, None]
            tl.store(sb + i * 4, s, ok2)
            s = tl.sum(c, axis=1) + EPS
            c = c / s[:, None, :]
            tl.store(sb + (i + 1) * 4, s, ok2)
        tl.store(o + i3, c, ok3)

    @triton.jit
    def _sink_bwd_k(g, o, s_in, gm, T, N: tl.constexpr, EPS: tl.constexpr, BLOCK: tl.constexpr):
        t = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
        k = tl.arange(0, 4)
        i2 = t[:, None] * 24 + k[None, :]
        ok2 = (t < T)[:, None] & (k < 4)[None, :]
        p = tl.load(o + i2, ok2, 0.0) - EPS
        tl.store(gm + i2, tl.load(g + i2, ok2, 0.0) * p * (1.0 - p), ok2)
        q = tl.load(o + i2 + 4, ok2, 0.0) * 0.5
        tl.store(gm + i2 + 4, tl.load(g + i2 + 4, ok2, 0.0) * 2.0 * q * (1.0 - q), ok2)
        i3 = t[:, None, None] * 24 + 8 + k[None, :, None] * 4 + k[None, None, :]
        ok3 = (t < T)[:, None, None] & (k < 4)[None, :, None] & (k < 4)[None, None, :]
        y = tl.load(o + i3, ok3, 0.0)
        gy = tl.load(g + i3, ok3, 0.0)
        sb = s_in + t[:, None] * (N * 4) + k[None, :]
        for j in range(0, N - 1, 2):
            i = N - 1 - j
            s = tl.load(sb + i * 4, ok2, 1.0)[:, None, :]
            gy = (gy - tl.sum(gy * y, axis=1)[:, None, :]) / s
            y = y * s
            s = tl.load(sb + (i - 1) * 4, ok2, 1.0)[:, :, None]
            gy = (gy - tl.sum(gy * y, axis=2)[:, :, None]) / s
            y = y * s
        s = tl.load(sb, ok2, 1.0)[:, None, :]
        gy = (gy - tl.sum(gy * y, axis=1)[:, None, :]) / s
        y = y * s - EPS
        tl.store(gm + i3, y * (gy - tl.sum(gy * y, axis=2)[:, :, None]), ok3)
except ImportError:
    triton = None
INTERPRET = os.environ.get("TRITON_INTERPRET") == "1"


@torch.library.custom_op("ds4tiny::sinkhorn", mutates_args=())
def sinkhorn(m: Tensor, iters: int) -> tuple[Tensor, Tensor]:
    if not (m.is_cuda or INTERPRET):
        return _sink_fwd_torch(m, iters)
    n = 2 * iters - 1
    m = m.contiguous()
    o, s = torch.empty_like(m), m.new_empty(m.shape[0], n, 4)
    _sink_fwd_k[(triton.cdiv(m.shape[0], 64),)](m, o, s, m.shape[0], n, HC_EPS, 64, num_warps=2)
    return o, s


@sinkhorn.register_fake
def _(m, iters):
    return torch.empty_like(m), m.new_empty(m.shape[0], 2 * iters - 1, 4)


@torch.library.custom_op("ds4tiny::sinkhorn_bwd", mutates_args=())
def sinkhorn_bwd(g: Tensor, o: Tensor, s: Tensor) -> Tensor:
    if not (g.is_cuda or INTERPRET):
        return _sink_bwd_torch(g, o, s)
    g, gm = g.contiguous(), torch.empty_like(o)
    _sink_bwd_k[(triton.cdiv(g.shape[0], 64),)](g, o, s, gm, g.shape[0], s.shape[1], HC_EPS, 64, num_warps=2)
    return gm


@sinkhorn_bwd.register_fake
def _(g, o, s):
    return torch.empty_like(o)


def _sink_setup(ctx, inputs, output):
    ctx.save_for_backward(output[0], output[1])


sinkhorn.register_autograd(lambda ctx, g, gs: (sinkhorn_bwd(g, *ctx.saved_tensors), None), setup_context=_sink_setup)
