"""Where executed chapters are kept: a folder named after everything that can change their numbers."""

import hashlib
import os
from pathlib import Path

from widgets import _kernel
from widgets._host.surroundings import ON_PAGE


def key(root: Path) -> str:
    """A digest of data, exercises, code and lock: jupyter-cache looks at code cells alone, and a changed table would
    keep its old number, a changed exercise its old question.
    """
    digest = hashlib.sha256()
    for path in sorted(
        [
            *root.glob("data/**/*"),
            *root.glob("chapters/**/*.yaml"),
            *root.glob("widgets/**/*.py"),
            *root.glob("widgets/**/*.css"),
            *root.glob("widgets/**/*.json"),
            root / "requirements.lock",
        ]
    ):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def choose(app, config):
    root = Path(app.srcdir)
    os.environ[ON_PAGE] = "1"
    _kernel.use()
    config.nb_execution_cache_path = str(root / "_build" / ".jupyter_cache" / key(root))


def setup(app):
    # Jupyter Book sets this for an extension that the book does not load.
    app.add_config_value("comments_config", {}, "env")
    # Before myst-nb reads its own settings.
    app.connect("config-inited", choose, priority=1)
