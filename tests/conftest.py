"""How Hypothesis draws: the same examples on every run, so that red can be repeated; others each night, from a seed."""

import random

import pytest
from hypothesis import settings

from tests.night import NIGHT, many

# No deadline: how long an example takes is the machine's affair, and `make bench` tells it.
settings.register_profile("every run", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("night", deadline=None, derandomize=False, print_blob=True, max_examples=many(100, 2_000))
settings.load_profile("night" if NIGHT else "every run")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """At night all workers draw from one seed, which is printed with the results."""
    if NIGHT and config.getoption("hypothesis_seed", None) is None and not hasattr(config, "workerinput"):
        config.option.hypothesis_seed = str(random.SystemRandom().randrange(2**31))


def pytest_terminal_summary(terminalreporter, config):
    """The command that draws the night's examples again."""
    if NIGHT:
        seed = config.getoption("hypothesis_seed", None)
        terminalreporter.write_line(f"Drawn again by: BONDS_NIGHT=1 pytest --hypothesis-seed={seed}")
