"""What a notebook can see of how its kernel was started, in one line of JSON; tests run it as a cell."""

import gc
import json
import locale
import os
import resource
import signal
import sys
import time

import numpy
import pandas

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE)
PRINTING = ("display.max_columns", "display.width", "display.max_rows", "display.notebook_repr_html")
SEEN = {
    "environment": {k: v for k, v in os.environ.items() if k not in ("PYTEST_CURRENT_TEST", "JPY_SESSION_NAME")},
    "folder": os.getcwd(),
    "path": sys.path,
    # The connection file has another name each time.
    "arguments": [argument for argument in sys.argv if not argument.endswith(".json")],
    "flags": str(sys.flags),
    "hash": hash("bonds"),
    "time zone": time.tzname,
    "locale": locale.setlocale(locale.LC_ALL),
    "encoding": sys.stdout.encoding,
    "signals": {one.name: str(signal.getsignal(one)).split(" at ")[0] for one in SIGNALS},
    "pandas": {name: pandas.get_option(name) for name in PRINTING},
    "leads": [os.getpgrp() == os.getpid(), os.getsid(0) == os.getpid()],
    "main": [__name__, sys.modules["__main__"].__dict__ is globals()],
    "input": os.read(0, 1).decode(),
    "terminal": [os.isatty(number) for number in range(3)],
    "rubbish": [gc.isenabled(), gc.get_threshold()],
    "generator": numpy.random.get_state()[0],
    "files": resource.getrlimit(resource.RLIMIT_NOFILE),
    "umask": os.umask(0o22),
}
print(json.dumps(SEEN, sort_keys=True, default=str))
