"""jsonschema as the bank uses it: its first import builds 38 grammars of addresses, which no schema here asks for, and
takes two seconds before the first exercise of a session; without them it takes a tenth of one.
"""

import sys
from importlib import import_module

UNASKED = "rfc3987_syntax"


def _imported():
    # None makes an import fail, and jsonschema goes on without what it may lack.
    before = sys.modules.setdefault(UNASKED, None)
    try:
        return import_module("jsonschema").Draft202012Validator
    finally:
        if before is None:
            del sys.modules[UNASKED]


Draft202012Validator = _imported()
