"""A local preview of the built book; not for a public address: the standard library's server gives way under a
crowd.
"""

import functools
import http.server
import sys
from pathlib import Path

HTML = Path(__file__).parents[2] / "_build" / "html"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files as they are, never from a browser's cache: a preview shows the last build."""

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format, *args):
        pass


def server(first: int = 8000, last: int = 8100) -> http.server.ThreadingHTTPServer:
    """A server on the first free port of the range. OSError when all are taken."""
    handler = functools.partial(Handler, directory=str(HTML))
    for port in range(first, last):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise OSError(f"no free port from {first} to {last - 1}")


def main(arguments: list[str]) -> int:
    if not (HTML / "index.html").exists():
        print("The book is not built yet: run `make site`.", file=sys.stderr)
        return 1
    with server() as running:
        print(f"The book is at http://127.0.0.1:{running.server_port}/  (Ctrl+C stops it)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0
