"""ds4-tiny: DeepSeek V4's architecture in plain PyTorch, shaped for fast training of a 20M-parameter model.

Everything V4-Flash has is here: 4 hyper-connection streams with Sinkhorn mixing, low-rank Q, one shared K=V head, attention
sinks, partial interleaved RoPE undone on the output, grouped low-rank output, CSA (ratio 4, overlapping windows, indexer
with top-k), HCA (ratio 128), hash-routed and sqrtsoftplus-routed MoE with a balancing bias, clamped SwiGLU, one MTP block.
Training tricks that do not change the function: attention as dense block products (MQA makes them large), all experts
computed and masked, sequences packed at multiples of 128 so that every compressed row belongs to one document.
"""
import torch
import torch.nn.functional as F
import torch.utils.checkpoint
from torch import nn

from config import Config
from layer import Layer
from numerics import hadamard, lin, rms, rope_freqs
from sinkhorn import HC_EPS


class Head(nn.Module):
    """Collapses the 4 streams; `norm` is the final norm before the shared output matrix."""
    def __init__(self, c: Config):
        super().__init__()
        self.eps = c.eps
        self.fn = nn.Parameter(torch.randn(4, 4 * c.dim) * 0.01)
        self.scale, self.base = nn.Parameter(torch.full((1,), 0.3)), nn.Parameter(torch.full((4,), -1.0))
        self.norm = nn.Parameter(torch.ones(c.dim))

    def forward(self, x):
        flat = x.flatten(2)
        r = torch.rsqrt(flat.float().square().mean(-1, keepdim=True) + self.eps)
        pre = torch.sigmoid(lin(flat, self.fn).float() * r * self.scale + self.base) + HC_EPS
        return rms((pre[..., None] * x.float()).sum(2).to(x.dtype), self.norm, self.eps)


class Mtp(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.e_proj, self.h_proj = (nn.Parameter(torch.randn(c.dim, c.dim) * c.dim ** -0.5) for _ in range(2))
        self.enorm, self.hnorm = nn.Parameter(torch.ones(c.dim)), nn.Parameter(torch.ones(c.dim))
        self.block, self.head, self.eps = Layer(c, 0, False, 0), Head(c), c.eps

    def mix(self, x, emb):
        return lin(rms(emb, self.enorm, self.eps), self.e_proj)[:, :, None] + lin(rms(x, self.hnorm, self.eps), self.h_proj)


class Model(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.c = c
        self.embed = nn.Parameter(torch.randn(c.vocab, c.dim) * 0.5)
        self.layers = nn.ModuleList(Layer(c, r, i < c.n_hash, i) for i, r in enumerate(c.ratios))
        self.head = Head(c)
        self.output = nn.Parameter(torch.randn(c.vocab, c.dim) * c.dim ** -0.5 * 0.5)
        self.mtp = Mtp(c)
        self.register_buffer("had", hadamard(c.idx_dim), persistent=False)
        self.rope_cache = {}
        self.recompute = False          # CSA layers a second time in the backward pass: the scores of long rows are gigabytes

    def tables(self, L, device):
        if (L, str(device)) not in self.rope_cache:
            t = torch.arange(L, dtype=torch.float32)[:, None]
            self.rope_cache[L, str(device)] = [((t * f).cos().to(device), (t * f).sin().to(device)) for f in (rope_freqs(self.c, False), rope_freqs(self.c, True))]
        return self.rope_cache[L, str(device)]

    def layer_arguments(self, layer, x, ids, doc, qpos, sparse, qat):
        had = self.had.to(x.dtype) if qat else None
        return x, ids, doc, *self.tables(ids.shape[1], ids.device)[bool(layer.ratio)], had, qpos if layer.ratio == 4 else None, sparse

    def trunk(self, ids, doc, qpos=None, sparse=False, qat=False, dtype=torch.bfloat16, eager=False):
        """Streams after the last layer (B, L, 4, D), indexer KL (sum over CSA layers), expert loads, indexer recall."""
        x = F.embedding(ids, self.embed).to(dtype)[:, :, None].expand(-1, -1, self.c.hc, -1).contiguous()
        kl, loads, recs = 0.0, [], []
        for l in self.layers:
            args = self.layer_arguments(l, x, ids, doc, qpos, sparse, qat)
            if self.recompute and torch.is_grad_enabled() and l.ratio == 4:
                x, k, load, rec = torch.utils.checkpoint.checkpoint(l, *args, use_reentrant=False)
            else:
                x, k, load, rec = l.forward(*args) if eager else l(*args)
            if l.ratio == 4: kl = kl + k; recs.append(rec)
            loads.append(load)
        return x, kl, loads, recs

    def draft(self, x, ids, doc, qat=False, eager=False):
        """MTP: position i sees the streams of i and the token i+1, predicts token i+2. Returns normed states and load."""
        nxt = F.pad(ids[:, 1:], (0, 1))
        x = self.mtp.mix(x, F.embedding(nxt, self.embed).to(x.dtype))
        block = self.mtp.block.forward if eager else self.mtp.block
        x, _, load, _ = block(*self.layer_arguments(self.mtp.block, x, nxt, doc, None, True, qat))
        return (self.mtp.head.forward if eager else self.mtp.head)(x), load

    def logits(self, h):
        return lin(h, self.output)


def n_params(m): return sum(p.numel() for p in m.parameters())


if __name__ == "__main__":
    m = Model(Config())
    print(n_params(m) / 1e6, "M parameters;", "experts", sum(p.numel() for n, p in m.named_parameters() if "_exps" in n) / 1e6)
