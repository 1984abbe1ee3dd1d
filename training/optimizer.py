"""Muon for the matrices, Adam for everything that is no matrix product."""
import torch

ADAM_RATES = {"embed": 5e-3, "output": 2e-3, "hc": 2e-3, "indexer": 2e-3, "other": 3e-3}
# Newton-Schulz coefficients of five steps that bring all singular values near one.
NEWTON_SCHULZ = ((4.0848, -6.8946, 2.9270), (3.9505, -6.3029, 2.6377), (3.7418, -5.5913, 2.3037), (2.8769, -3.1427, 1.2046), (2.8366, -3.0525, 1.2012))


class Muon:
    """Momentum and orthogonalisation, all matrices of one shape at once. The rate is in units of Adam's update size."""

    def __init__(self, params, rate, momentum=0.95, decay=0.0):
        self.groups, self.rate, self.momentum, self.decay = {}, rate, momentum, decay
        for p in params:
            m, n = p.shape[-2:]
            self.groups.setdefault((min(m, n), max(m, n)), []).append(p)
        self.buffers = {}

    @staticmethod
    def orthogonal(g):
        x = g.bfloat16()
        x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
        for a, b, c in NEWTON_SCHULZ:
            s = x @ x.mT
            x = a * x + (b * s + c * s @ s) @ x
        return x

    @torch.no_grad()
    def step(self, scale):
        for key, params in self.groups.items():
            flat = lambda t: (t if t.shape[-2] <= t.shape[-1] else t.mT).reshape(-1, *key)
            g = torch.cat([flat(p.grad) for p in params])
            buffer = self.buffers.setdefault(key, torch.zeros_like(g))
            buffer.lerp_(g, 1 - self.momentum)
            update = self.orthogonal(g.lerp(buffer, self.momentum)).float() * (-self.rate * scale * 0.2 * key[1] ** 0.5)
            at = 0
            for p in params:
                k = p.numel() // (key[0] * key[1])
                d = update[at:at + k]
                at += k
                p.mul_(1 - self.rate * scale * self.decay)
                p.add_((d if p.shape[-2] <= p.shape[-1] else d.mT).reshape(p.shape))


def is_muon(name, p):
    if name.endswith(("attn_output_a", "attn_output_b")):
        return True
    return p.dim() >= 2 and not any(k in name for k in ("embed", "output", "hc_", "head.", "ape", "gate_inp", "indexer"))


def make(model, muon_rate, adam_rate, decay):
    muon, adam = [], {}
    for name, p in model.named_parameters():
        if is_muon(name, p):
            muon.append(p)
            continue
        kind = name if name in ("embed", "output") else "hc" if "hc_" in name or "head." in name else "indexer" if "indexer" in name else "other"
        adam.setdefault(kind, []).append(p)
    groups = [{"params": params, "lr": ADAM_RATES[kind] * adam_rate, "base": ADAM_RATES[kind] * adam_rate} for kind, params in adam.items()]
    return Muon(muon, muon_rate, decay=decay), torch.optim.Adam(groups, betas=(0.9, 0.98), eps=1e-9, fused=torch.cuda.is_available())


def state(muon, adam):
    return {"muon": muon.buffers, "adam": adam.state_dict()}


def restore(muon, adam, saved):
    muon.buffers = saved["muon"]
    adam.load_state_dict(saved["adam"])
