"""The command line of the texts: `python -m widgets._language` lists what safe messaging warns of in the book."""

import sys

from widgets._language.safe_messaging_rules import ERROR
from widgets._language.safe_messaging_sources import book_findings


def main() -> int:
    """Print the findings; 1 where one of them is an error."""
    found = book_findings()
    print(*found, f"{len(found)} findings", sep="\n")
    return int(any(finding.severity == ERROR for finding in found))


if __name__ == "__main__":
    sys.exit(main())
