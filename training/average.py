"""Weights between two checkpoints: a little of the weights before a leg makes them better after it.

    python average.py BEFORE AFTER OUT --share 0.85         0.85 of AFTER and 0.15 of BEFORE
"""
import argparse

import checkpoint
from config import Config
from model import Model


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("before")
    p.add_argument("after")
    p.add_argument("out")
    p.add_argument("--share", type=float, default=0.85)
    a = p.parse_args()
    before, after = Model(Config()), Model(Config())
    checkpoint.load(before, a.before)
    state = checkpoint.load(after, a.after)
    old = before.state_dict()
    after.load_state_dict({name: t * a.share + old[name] * (1 - a.share) if t.is_floating_point() else t for name, t in after.state_dict().items()})
    checkpoint.save(after, a.out, state)


if __name__ == "__main__":
    main()
