"""The shape of ds4-tiny: every mechanism of V4 Flash at the smallest size that answers."""
from dataclasses import dataclass


@dataclass
class Config:
    vocab: int = 4096
    dim: int = 256
    ratios: tuple = (0, 0, 4, 128, 4, 128, 4, 0, 4)     # 0: window only, 4: CSA, 128: HCA
    n_hash: int = 1                             # first layers route by token id
    n_head: int = 8
    head_dim: int = 128                         # [nope | rope]
    rope_dim: int = 64
    q_lora: int = 128
    o_groups: int = 2
    o_lora: int = 128
    window: int = 512                           # of tokens: a request and what was just read lie within it
    n_exp: int = 8
    n_used: int = 4
    ff: int = 256
    route_scale: float = 1.5
    swiglu_limit: float = 10.0
    idx_heads: int = 4
    idx_dim: int = 128
    idx_topk: int = 256                         # wide enough for the exact copies of long recall
    hc: int = 4
    sinkhorn_iters: int = 20
    eps: float = 1e-6
    theta: float = 10000.0
    comp_theta: float = 160000.0
    yarn_factor: float = 16.0
    yarn_orig: int = 65536
    beta_fast: float = 32.0
    beta_slow: float = 1.0
