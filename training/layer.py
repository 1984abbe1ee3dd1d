"""One layer: hyper-connections around attention and around the experts."""
import torch
import torch.nn.functional as F
from torch import nn

from config import Config
from numerics import fp4_sim, fp8_sim, lin, rms, rope
from sinkhorn import sinkhorn

BLOCK = 128                         # of queries; documents begin at its multiples
STRIPS, STRIPED_LENGTH = 4, 4096    # CSA of long training rows: five eighths of the products, a longer graph to compile


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

    def attention(self, x, doc, cos, sin, had, qpos, sparse: bool):
        c = self.c
        B, L, _ = x.shape
        H, hd, W, nb = c.n_head, c.head_dim, c.window, L // BLOCK
        kl, rec = x.new_zeros((), dtype=torch.float32), x.new_zeros(3, dtype=torch.float32)
        qr = rms(lin(x, self.attn_q_a), self.attn_q_a_norm, c.eps)
        q = rope(rms(lin(qr, self.attn_q_b).view(B, L, H, hd), None, c.eps), cos[:, None], sin[:, None]) * hd ** -0.5
        kv = rope(rms(lin(x, self.attn_kv), self.attn_kv_a_norm, c.eps), cos, sin)
        if had is not None: kv = fp8_sim(kv, c.rope_dim)
        # a block of queries meets its own rows and those of the W / BLOCK blocks before it
        back = W // BLOCK
        kb, db = F.pad(kv.view(B, nb, BLOCK, hd), (0, 0, 0, 0, back, 0)), F.pad(doc, (back, 0), value=-1)
        kw = torch.cat([kb[:, k:k + nb] for k in range(back + 1)], 2).view(B * nb, W + BLOCK, hd)
        s = torch.bmm(q.view(B * nb, BLOCK * H, hd), kw.transpose(1, 2)).view(B, nb, BLOCK, H, W + BLOCK)
        i, j = torch.arange(BLOCK, device=x.device)[:, None], torch.arange(W + BLOCK, device=x.device)[None]
        same = torch.stack([db[:, k:k + nb] == doc for k in range(back + 1)], 2).repeat_interleave(BLOCK, 2)
        vis = ((j > i) & (j <= i + W)) & same[:, :, None]                                   # (B, nb, BLOCK, W + BLOCK)
        e = torch.where(vis[:, :, :, None], torch.exp(s.float().clamp(max=60.0)), 0.0)
        den = (e.sum(-1) + torch.exp(self.attn_sinks)).view(B, L, H)
        o = torch.bmm(e.to(x.dtype).view(B * nb, BLOCK * H, W + BLOCK), kw).view(B, L, H, hd)
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
                if qpos is not None:
                    n = qpos.shape[0]
                    vq = see(qpos, R)
                    with torch.no_grad():                                                    # what dense attention looks at
                        p = torch.bmm(q[:, qpos].reshape(B, n * H, hd), rows.transpose(1, 2)).view(B, n, H, R).float().clamp(max=60.0)
                        p = torch.where(vq[:, :, None], torch.exp(p), 0.0)
                        p = (p / (den[:, qpos] + p.sum(-1))[..., None]).sum(2)
                        mass = p.sum(-1)
                        p = p / mass.clamp(min=1e-9)[..., None]
                        wt = torch.where(vq.sum(-1) > 1, mass / H + 0.02, 0.0)
                    sc = self.index_scores(xd[:, qpos], qd[:, qpos], keys, cos[qpos], sin[qpos], had).masked_fill(~vq, -1e30)
                    kl = ((p * (torch.log(p + 1e-9) - sc.log_softmax(-1))).sum(-1) * wt).sum() / wt.sum().clamp(min=1e-6)
                    with torch.no_grad():                                                    # attention mass kept by the selection, where there is one
                        k = min(c.idx_topk, R)
                        far = (vq.sum(-1) > c.idx_topk) * mass
                        got = p.gather(-1, sc.topk(k).indices).sum(-1)
                        rec = torch.stack(((got * far).sum(), (p.topk(k).values.sum(-1) * far).sum(), far.sum()))
            # Long rows in strips, so that no query meets rows that come after its strip.
            n = L // STRIPS if self.ratio == 4 and L >= STRIPED_LENGTH else L
            parts = []
            for a in range(0, L, n):
                b = a + n
                r = b // self.ratio
                vis = see(torch.arange(a, b, device=x.device), r)                            # (B, n, r)
                if self.ratio == 4 and sparse and r > c.idx_topk:
                    with torch.no_grad():
                        sc = self.index_scores(xd[:, a:b], qd[:, a:b], keys[:, :r], cos[a:b], sin[a:b], had).masked_fill(~vis, -1e30)
                        vis = vis & torch.zeros_like(vis).scatter(-1, sc.topk(c.idx_topk, sorted=False).indices, True)
                s = torch.bmm(q[:, a:b].reshape(B, n * H, hd), rows[:, :r].transpose(1, 2)).view(B, n, H, r)
                e = torch.where(vis[:, :, None], torch.exp(s.float().clamp(max=60.0)), 0.0)
                parts.append((e.sum(-1), torch.bmm(e.to(x.dtype).view(B, n * H, r), rows[:, :r]).view(B, n, H, hd)))
            den, o = den + torch.cat([d for d, _ in parts], 1), o + torch.cat([y for _, y in parts], 1)
        o = rope((o.float() / den[..., None]).to(x.dtype), cos[:, None], -sin[:, None])
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
