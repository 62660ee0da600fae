"""What journals print, pooled and corrected by PyMARE, which shares no line with the drawer."""

import math

import numpy as np
import pytest

from tests.night import many
from tests.oracles import libraries as oracles
from widgets.alliance_outcome.model import journals, pool

SEEDS = many(40, 400)


@pytest.mark.parametrize("truth", [0, 0.1, 0.28])
@pytest.mark.parametrize("spread", [0, 0.15])
def test_the_print_is_pooled_and_corrected_as_pymare_does(truth, spread):
    """Failure prevented: a filtered pool, its interval, PET or PEESE that another library does not find again."""
    faults = []
    for seed in range(1, SEEDS + 1):
        found = journals(truth, spread, seed, seed % 11)
        keep = np.array(found.printed)
        r, n = np.array(found.r)[keep], np.array(found.n)[keep]
        if found.kept < 3:
            continue
        z, v = oracles.mare_fisher(r, n)
        method = "REML" if spread else "FE"
        (theirs,) = oracles.mare_pooled(z[:, None], v[:, None], method, "z", [pool(r, n, method).tau2])
        lines = [
            oracles.mare_line(z[:, None], v[:, None], np.column_stack([np.ones_like(x), x]), np.zeros(1), "hk")[0]
            for x in (np.sqrt(v), v)
        ]
        ours = [found.pooled_r, found.low, found.high, found.pet_r, found.peese_r]
        other = [theirs["r"], theirs["ci_low"], theirs["ci_high"], *(math.tanh(line["b"][0]) for line in lines)]
        if not np.allclose(ours, other, atol=1e-8):
            faults.append(f"seed {seed}: {ours} here, {other} there")
    assert faults == []
