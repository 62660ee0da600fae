"""The author's command line: `python -m widgets.desk record | serve`."""

import sys

from widgets.desk import record, serve

COMMANDS = {"record": record.main, "serve": serve.main}


def main(arguments: list[str]) -> int:
    """Run a command; 2 where there is none of that name."""
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        print(f"python -m widgets.desk {' | '.join(COMMANDS)}; there is no command {name!r}", file=sys.stderr)
        return 2
    return COMMANDS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
