"""After the build: our assets in place, what nothing needs removed, a root page, the book as a zip that opens from a
folder.
"""

import json
import re
import shutil
import zipfile
from pathlib import Path

import vl_convert

from widgets._site.edition import in_words

KEEP = {"searchtools.js", "language_data.js", "doctools.js", "documentation_options.js"}
ZIP = "bonds-offline.zip"
# Drawn through the syntax tree, so that no page needs unsafe-eval.
CHART_RUNTIME = 'window.bondsChart = (el, spec) => vegaEmbed(el, spec, { ast: true, actions: false, renderer: "svg" });'


def keep_what_the_site_needs(app, exception):
    """Leave exactly what the site needs in the output folder."""
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in KEEP:
            path.unlink()
    for name, text in app.bonds_assets.items():
        (static / name).write_text(text, encoding="utf-8")
    (static / "vega.js").write_text(runtime(), encoding="utf-8")
    for name in ("_sphinx_design_static", "_sources", "jupyter_execute", "_images", "_downloads"):
        shutil.rmtree(out / name, ignore_errors=True)
    (out / ".buildinfo").unlink(missing_ok=True)
    steady_index(out / "searchindex.js")
    root_page(out)
    offline_zip(out, app.config.bonds_released)


def runtime() -> str:
    """Vega with its expression interpreter as one plain script, from the pinned package, with the notice that its
    licence asks for.
    """
    notice = (Path(__file__).parent / "vega_notice.txt").read_text(encoding="utf-8")
    # Inside a function, so that nothing of Vega becomes a global name.
    return f"/*!\n{notice}*/\n(() => {{{vl_convert.javascript_bundle(CHART_RUNTIME)}}})();"


def steady_index(path: Path) -> None:
    """The search index in one order, for Sphinx writes some of it in that of a set; no word without a page."""
    data = json.loads(path.read_text(encoding="utf-8").removeprefix("Search.setIndex(").removesuffix(")"))
    for name in ("terms", "titleterms", "alltitles"):
        data[name] = {
            term: sorted(found, key=str) if isinstance(found, list) else found
            for term, found in data[name].items()
            if found != []
        }
    path.write_text(f"Search.setIndex({json.dumps(data, sort_keys=True, separators=(',', ':'))})", encoding="utf-8")


def root_page(out: Path) -> None:
    """The front page again at the root, its links made to fit: a redirect would cost a poor line one more round
    trip.
    """
    front = (out / "chapters" / "index.html").read_text(encoding="utf-8")

    def lift(found):
        name, target = found.groups()
        if re.match(r"[a-z]+:|#|//", target):
            return found[0]
        return f'{name}="{target.removeprefix("../") if target.startswith("../") else f"chapters/{target}"}"'

    (out / "index.html").write_text(re.sub(r'\b(href|src|action)="([^"]+)"', lift, front), encoding="utf-8")


def offline_zip(out: Path, day: str) -> None:
    """Every file of the site, in order and with the edition's day, so that two builds give the same bytes and two
    editions lie side by side.
    """
    target = out / ZIP
    target.unlink(missing_ok=True)
    folder = f"bonds-{day}"
    year, month, number = map(int, day.split("-"))

    def entry(name: str) -> zipfile.ZipInfo:
        made = zipfile.ZipInfo(f"{folder}/{name}", (year, month, number, 0, 0, 0))
        made.compress_type = zipfile.ZIP_DEFLATED
        return made

    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(out.rglob("*")):
            if path.is_file() and path != target and not path.relative_to(out).parts[0].startswith("."):
                archive.writestr(entry(path.relative_to(out).as_posix()), path.read_bytes())
        archive.writestr(entry("EDITION.txt"), f"Bonds, edition of {in_words(day)}. Open index.html in a browser.\n")


def setup(app):
    app.connect("build-finished", keep_what_the_site_needs, priority=900)
