"""One layer: hyper-connections around attention and around the experts."""
import torch
import torch.nn.functional as F
from torch import nn

from attend import HIGHEST, attend, bounds
from config import Config
from numerics import fp4_sim, fp8_sim, lin, rms, rope
from sinkhorn import sinkhorn

STRIPS, STRIPED_LENGTH = 4, 4096    # what the indexer compares in long training rows: five eighths of the products, a longer graph to compile


@torch.library.custom_op("ds4tiny::chosen", mutates_args=())
def chosen(scores: torch.Tensor, k: int) -> torch.Tensor:
    """Whether a score is one of the `k` highest of its row. An operation of its own, so that the backward pass keeps the answer and does not look again."""
    return torch.zeros_like(scores, dtype=torch.bool).scatter(-1, scores.topk(k, sorted=False).indices, True)


@chosen.register_fake
def _(scores, k):
    return torch.empty_like(scores, dtype=torch.bool)


class Layer(nn.Module):
    def __init__(self, c: Config, ratio: int, hashed: bool, idx: int):
        super().__init__()
        self.c, self.ratio, self.hashed = c, ratio, hashed
        D, H, hd = c.dim, c.n_head, c.head_dim
        P = lambda *s, std=None: nn.Parameter(torch.randn(*s) * (s[-1] ** -0.5 if std is None else std))
        for part in ("attn", "ffn"):
            base = torch.full((24,), -1.0)
            base[idx % 4] = 1.0
            base[4:8] = 0.0
            base[8:] = (3.0 * torch.eye(4)).flatten()
            self.register_parameter(f"hc_{part}_fn", P(24, 4 * D, std=0.01))
            self.register_parameter(f"hc_{part}_scale", nn.Parameter(torch.full((3,), 0.3)))
            self.register_parameter(f"hc_{part}_base", nn.Parameter(base))
        self.attn_norm, self.ffn_norm = nn.Parameter(torch.ones(D)), nn.Parameter(torch.ones(D))
        self.attn_q_a, self.attn_q_a_norm, self.attn_q_b = P(c.q_lora, D), nn.Parameter(torch.ones(c.q_lora)), P(H * hd, c.q_lora)
        self.attn_kv, self.attn_kv_a_norm = P(hd, D), nn.Parameter(torch.ones(hd))
        self.attn_sinks = nn.Parameter(torch.zeros(H))
        self.attn_output_a = P(c.o_groups, c.o_lora, H * hd // c.o_groups)
        self.attn_output_b = P(D, c.o_groups * c.o_lora, std=0.0)
        if ratio:
            k = 2 if ratio == 4 else 1
            self.attn_compressor_kv, self.attn_compressor_gate = P(k * hd, D), P(k * hd, D, std=0.02)
            self.attn_compressor_ape, self.attn_compressor_norm = P(ratio, k * hd, std=0.5 if ratio == 4 else 0.02), nn.Parameter(torch.ones(hd))
        if ratio == 4:
            self.indexer_attn_q_b, self.indexer_proj = P(c.idx_heads * c.idx_dim, c.q_lora), P(c.idx_heads, D)
            self.indexer_compressor_kv, self.indexer_compressor_gate = P(2 * c.idx_dim, D), P(2 * c.idx_dim, D, std=0.02)
            self.indexer_compressor_ape, self.indexer_compressor_norm = P(4, 2 * c.idx_dim, std=0.5), nn.Parameter(torch.ones(c.idx_dim))
        E, f = c.n_exp, c.ff
        self.ffn_gate_inp = P(E, D)
        if hashed:
            self.register_buffer("ffn_gate_tid2eid", torch.stack([torch.randperm(E)[: c.n_used] for _ in range(c.vocab)]))
        else:
            self.register_buffer("exp_probs_b", torch.zeros(E))
        self.ffn_gate_exps, self.ffn_up_exps, self.ffn_down_exps = P(E, f, D), P(E, f, D), P(E, D, f, std=0.0)
        self.ffn_gate_shexp, self.ffn_up_shexp, self.ffn_down_shexp = P(f, D), P(f, D), P(D, f, std=0.0)

    # hyper-connections: x (B, L, 4, D)
    def hc_pre(self, x, fn, scale, base):
        B, L = x.shape[:2]
        flat = x.reshape(B * L, -1)
        r = torch.rsqrt(flat.float().square().mean(-1, keepdim=True) + self.c.eps)
        s = torch.cat((scale[:1].expand(4), scale[1:2].expand(4), scale[2:].expand(16)))
        w, _ = sinkhorn(lin(flat, fn).float() * r * s + base, self.c.sinkhorn_iters)
        w = w.view(B, L, 24)
        y = (w[..., :4, None] * x.float()).sum(2).to(x.dtype)
        return y, w[..., 4:8], w[..., 8:].reshape(B, L, 4, 4)

    @staticmethod
    def hc_post(y, x, post, comb):
        return (post[..., None] * y.float()[:, :, None] + (comb[..., None] * x.float()[:, :, :, None]).sum(2)).to(x.dtype)

    def compress(self, x, kv_w, gate_w, ape, norm, doc, cos, sin):
        """x (B, L, D) -> rows (B, L/ratio, hd); a row of ratio 4 also sees the 4 tokens before it (first half of the width)."""
        B, L, _ = x.shape
        r = self.ratio
        kv, g = lin(x, kv_w).view(B, L // r, r, -1), lin(x, gate_w).view(B, L // r, r, -1).float() + ape
        if r == 4:
            h = kv.shape[-1] // 2
            per = 128 // r
            first = F.pad(doc[:, 1:] != doc[:, :-1], (1, 0), value=True)              # (B, L/128): block starts a document
            first = F.pad(first[:, :, None], (0, per - 1), value=False).reshape(B, L // r, 1, 1)
            shift = lambda t: torch.cat((torch.zeros_like(t[:, :1]), t[:, :-1]), 1)
            kv = torch.cat((shift(kv[..., :h]), kv[..., h:]), 2)
            g = torch.cat((shift(g[..., :h]).masked_fill(first, float("-inf")), g[..., h:]), 2)
        row = (kv.float() * g.softmax(2)).sum(2).to(x.dtype)
        return rope(rms(row, norm, self.c.eps), cos[::r], sin[::r])

    def index_keys(self, x, doc, cos, sin, had):
        k = self.compress(x, self.indexer_compressor_kv, self.indexer_compressor_gate, self.indexer_compressor_ape, self.indexer_compressor_norm, doc, cos, sin)
        return k if had is None else fp4_sim(k @ had)

    def index_scores(self, x, qr, keys, cos, sin, had):
        c = self.c
        q = rope(lin(qr, self.indexer_attn_q_b).unflatten(-1, (c.idx_heads, c.idx_dim)), cos[:, None], sin[:, None])
        if had is not None: q = fp4_sim(q @ had)
        w = lin(x, self.indexer_proj).float() * (c.idx_dim ** -0.5 * c.idx_heads ** -0.5)
        B, n, H, d = q.shape
        s = (q.reshape(B, n * H, d) @ keys.transpose(1, 2)).view(B, n, H, -1)
        return (s.float().relu() * w[..., None]).sum(2)                                  # (B, n, R)

    @torch.no_grad()
    def selection(self, x, qr, keys, see, cos, sin, had):
        """(B, L, R): the rows that the indexer chooses, in strips, so that no query is compared with rows that come after its strip."""
        L, R = x.shape[1], keys.shape[1]
        n = L // STRIPS if L >= STRIPED_LENGTH else L
        parts = []
        for a in range(0, L, n):
            b = a + n
            r = b // self.ratio
            if r > self.c.idx_topk:
                scores = self.index_scores(x[:, a:b], qr[:, a:b], keys[:, :r], cos[a:b], sin[a:b], had).masked_fill(~see(torch.arange(a, b, device=x.device), r), -1e30)
                parts.append(F.pad(chosen(scores, self.c.idx_topk), (0, R - r)))
            else:
                parts.append(torch.ones(x.shape[0], n, R, dtype=torch.bool, device=x.device))
        return torch.cat(parts, 1)

    def indexer_loss(self, x, qr, keys, q, near, rows, visible, cos, sin, had):
        """How far the indexer's scores are from what dense attention looks at, at the sampled positions; attention mass (kept by the selection, by the best one, in all)."""
        c = self.c
        B, n, H, _ = q.shape
        with torch.no_grad():
            p = torch.bmm(q.reshape(B, n * H, -1), rows.transpose(1, 2)).view(B, n, H, -1).float().clamp(max=HIGHEST)
            p = torch.where(visible[:, :, None], torch.exp(p), 0.0)
            p = (p / (near + p.sum(-1))[..., None]).sum(2)
            mass = p.sum(-1)
            p = p / mass.clamp(min=1e-9)[..., None]
            weight = torch.where(visible.sum(-1) > 1, mass / H + 0.02, 0.0)
        scores = self.index_scores(x, qr, keys, cos, sin, had).masked_fill(~visible, -1e30)
        kl = ((p * (torch.log(p + 1e-9) - scores.log_softmax(-1))).sum(-1) * weight).sum() / weight.sum().clamp(min=1e-6)
        with torch.no_grad():                                                                # only where there is a selection
            k = min(c.idx_topk, rows.shape[1])
            far = (visible.sum(-1) > c.idx_topk) * mass
            got = p.gather(-1, scores.topk(k).indices).sum(-1)
            return kl, torch.stack(((got * far).sum(), (p.topk(k).values.sum(-1) * far).sum(), far.sum()))

    def attention(self, x, doc, cos, sin, had, qpos, sparse: bool):
        c = self.c
        B, L, _ = x.shape
        H, hd = c.n_head, c.head_dim
        kl, rec = x.new_zeros((), dtype=torch.float32), x.new_zeros(3, dtype=torch.float32)
        qr = rms(lin(x, self.attn_q_a), self.attn_q_a_norm, c.eps)
        q = rope(rms(lin(qr, self.attn_q_b).view(B, L, H, hd), None, c.eps), cos[:, None], sin[:, None]) * hd ** -0.5
        kv = rope(rms(lin(x, self.attn_kv), self.attn_kv_a_norm, c.eps), cos, sin)
        if had is not None: kv = fp8_sim(kv, c.rope_dim)
        rows, selected, first, end = x.new_empty(B, 0, hd), x.new_empty(0, dtype=torch.bool), *bounds(doc)
        if self.ratio:
            R = L // self.ratio
            rows = self.compress(x, self.attn_compressor_kv, self.attn_compressor_gate, self.attn_compressor_ape, self.attn_compressor_norm, doc, cos, sin)
            if had is not None: rows = fp8_sim(rows, c.rope_dim)
            rdoc = doc if self.ratio == 128 else doc.repeat_interleave(32, 1)
            # whether the queries at positions t see the first n rows
            see = lambda t, n: (torch.arange(n, device=x.device) < ((t + 1) // self.ratio)[None, :, None]) & (rdoc[:, None, :n] == doc[:, t // 128][:, :, None])
            if self.ratio == 4:
                xd, qd = x.detach(), qr.detach()
                keys = self.index_keys(xd, doc, cos, sin, had)
                if sparse and R > c.idx_topk:
                    selected = self.selection(xd, qd, keys, see, cos, sin, had)
        o, near = attend(q, kv, rows, selected, self.attn_sinks, first, end, self.ratio, c.window)
        if self.ratio == 4 and qpos is not None:
            kl, rec = self.indexer_loss(xd[:, qpos], qd[:, qpos], keys, q[:, qpos], near[:, qpos], rows, see(qpos, R), cos[qpos], sin[qpos], had)
        o = rope(o, cos[:, None], -sin[:, None])
        o = torch.einsum("blgd,grd->blgr", o.reshape(B, L, c.o_groups, -1), self.attn_output_a.to(x.dtype))
        return lin(o.reshape(B, L, -1), self.attn_output_b), kl, rec

    def moe(self, x, ids):
        c = self.c
        x2 = x.reshape(-1, c.dim)
        sc = F.softplus(lin(x2, self.ffn_gate_inp).float()).sqrt()
        if self.hashed:
            top = self.ffn_gate_tid2eid[ids.reshape(-1)]
        else:
            top = (sc.detach() + self.exp_probs_b).topk(c.n_used, dim=-1, sorted=False).indices
        hit = (torch.arange(c.n_exp, device=x.device)[None, None] == top[..., None]).any(1)     # (T, E)
        w = sc * hit
        w = c.route_scale * w / (w.sum(-1, keepdim=True) + 1e-20)
        load = hit.float().mean(0)
        cast = lambda t: t.to(x.dtype)
        # Every expert for every token, masked: on this chip faster than sorting tokens at 8 experts of width 256.
        wg = cast(torch.cat((self.ffn_gate_exps.flatten(0, 1), self.ffn_gate_shexp)))
        wu = cast(torch.cat((self.ffn_up_exps.flatten(0, 1), self.ffn_up_shexp)))
        wd = cast(torch.cat((self.ffn_down_exps.permute(0, 2, 1).flatten(0, 1), self.ffn_down_shexp.t())))
        g, u = (x2 @ wg.t()).float().clamp(max=c.swiglu_limit), (x2 @ wu.t()).float().clamp(-c.swiglu_limit, c.swiglu_limit)
        h = (F.silu(g) * u).view(-1, c.n_exp + 1, c.ff) * torch.cat((w, torch.ones_like(w[:, :1])), 1)[..., None]
        return (h.flatten(1).to(x.dtype) @ wd).view_as(x), load

    def forward(self, x, ids, doc, cos, sin, had, qpos, sparse: bool = False):
        y, post, comb = self.hc_pre(x, self.hc_attn_fn, self.hc_attn_scale, self.hc_attn_base)
        y, kl, rec = self.attention(rms(y, self.attn_norm, self.c.eps), doc, cos, sin, had, qpos, sparse)
        x = self.hc_post(y, x, post, comb)
        y, post, comb = self.hc_pre(x, self.hc_ffn_fn, self.hc_ffn_scale, self.hc_ffn_base)
        y, load = self.moe(rms(y, self.ffn_norm, self.c.eps), ids)
        return self.hc_post(y, x, post, comb), kl, load, rec
