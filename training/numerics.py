"""Small parts that the specification fixes to the bit: norms, rotation, the rounding of cached rows."""
import math

import torch
import torch.nn.functional as F

def lin(x, w):
    return F.linear(x, w.to(x.dtype))


def rms(x, w=None, eps=1e-6):
    y = x.float()
    y = y * torch.rsqrt(y.square().mean(-1, keepdim=True) + eps)
    return (y if w is None else y * w).to(x.dtype)


def rope_freqs(c, compressed: bool):
    d = c.rope_dim
    base = c.comp_theta if compressed else c.theta
    f = 1.0 / (base ** (torch.arange(0, d, 2, dtype=torch.float32) / d))
    if compressed:
        dim_of = lambda rot: d * math.log(c.yarn_orig / (rot * 2 * math.pi)) / (2 * math.log(base))
        lo, hi = max(math.floor(dim_of(c.beta_fast)), 0), min(math.ceil(dim_of(c.beta_slow)), d - 1)
        ramp = ((torch.arange(d // 2, dtype=torch.float32) - lo) / max(hi - lo, 1e-3)).clamp(0, 1)
        f = f / c.yarn_factor * ramp + f * (1 - ramp)
    return f


def rope(x, cos, sin):
    """Rotates the last rope_dim channels, interleaved pairs; cos/sin broadcast over heads."""
    d = cos.shape[-1] * 2
    a, b = x[..., -d::2].float(), x[..., -d + 1::2].float()
    r = torch.stack((a * cos - b * sin, a * sin + b * cos), -1).flatten(-2)
    return torch.cat((x[..., :-d], r.to(x.dtype)), -1)


def ste(x, q):
    return x + (q - x).detach()


def fp8_sim(x, rope_dim):
    """E4M3 round trip of the nope channels in blocks of 64 with power-of-two scales, as V4 stores its KV rows."""
    n = x.shape[-1] - rope_dim
    v = x[..., :n].float().unflatten(-1, (-1, 64))
    s = torch.exp2(torch.ceil(torch.log2(v.abs().amax(-1, keepdim=True).clamp(min=1e-4) / 448.0)))
    q = ((v / s).to(torch.float8_e4m3fn).float() * s).flatten(-2).to(x.dtype)
    return torch.cat((ste(x[..., :n], q), x[..., n:]), -1)


def fp4_sim(x):
    """E2M1 round trip in blocks of 32 with power-of-two scales (V4's indexer rows and queries)."""
    v = x.float().unflatten(-1, (-1, 32))
    s = torch.exp2(torch.ceil(torch.log2(v.abs().amax(-1, keepdim=True).clamp(min=1e-30) / 6.0)))
    a = (v / s).abs().clamp(max=6.0)
    step = torch.where(a < 2.0, 0.5, torch.where(a < 4.0, 1.0, 2.0))
    return ste(x, (torch.round(a / step) * step * v.sign() * s).flatten(-2).to(x.dtype))


def hadamard(n=128):
    h = torch.ones(1, 1)
    while h.shape[0] < n:
        h = torch.cat((torch.cat((h, h), 1), torch.cat((h, -h), 1)), 0)
    return h / n ** 0.5
