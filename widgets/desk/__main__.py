"""The author's command line: `python -m widgets.desk record | serve | check [ROOM] | new chapter|widget NAME`."""

import sys
from importlib import import_module

# Each in a module of its own, loaded when it is asked for: `serve` need not wait for pandas.
COMMANDS = ("record", "serve", "check", "new")


def main(arguments: list[str]) -> int:
    """Run a command; 2 where there is none of that name."""
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        print(f"python -m widgets.desk {' | '.join(COMMANDS)}; there is no command {name!r}", file=sys.stderr)
        return 2
    return import_module(f"widgets.desk.{name}").main(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
