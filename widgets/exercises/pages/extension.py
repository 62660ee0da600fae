"""The Sphinx side of the exercises: recall and answers as directives, embed pages after the build; it marks
nothing.
"""

import hashlib
import re
from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from widgets._host import assemble
from widgets._host.lean_script import packed
from widgets._host.markup import Markup, tag
from widgets.exercises.item_bank.files import bank, led, recall
from widgets.exercises.item_bank.retired import Retired, now
from widgets.exercises.pages import embed, teaching
from widgets.exercises.pages.kept_lines import IntoItsBox
from widgets.exercises.pages.own_work import MyWork
from widgets.exercises.pages.places import by_chapter, chapter_title, led_on, raw
from widgets.exercises.pages.pruning import pruned
from widgets.exercises.pages.reasons import answered
from widgets.exercises.view import still

logger = logging.getLogger(__name__)
ROOM = Path(__file__).parents[1]
SOMEWHERE = "https://your-host/bonds/"
EARLIER = "Some look back to earlier chapters."


class Recall(SphinxDirective):
    """Three sisters of earlier exercises at a chapter's end, blank; nowhere else in the book do they stand."""

    def run(self):
        chapter = self.env.docname.removeprefix("chapters/")
        asked = [bank()[key] for key in recall(chapter)]
        # Who does not know it thinks that a page was skipped.
        earlier = [nodes.paragraph("", EARLIER)] if any(one.chapter != chapter for one in asked) else []
        return [*earlier, *(raw(still.page_html(one.public())) for one in asked)]


class AllAnswers(SphinxDirective):
    """Every exercise with its answer and reasons, by chapter, folded."""

    def run(self):
        out = []
        for chapter, items in by_chapter(self.env).items():
            name = f"answers-{chapter.rpartition('/')[2].replace('_', '-')}"
            section = nodes.section(ids=[name], names=[name])
            section += nodes.title("", chapter_title(self.env.srcdir, chapter))
            section += raw(Markup("").join(folded(item.public(), was_lines(item, "answer")) for item in items))
            gone = [one for one in led().values() if one.chapter == chapter and not one.answered]
            section += raw(Markup("").join(gone_line(one, self.env, "answer") for one in gone))
            out.append(section)
        return out


def was_lines(item, place: str) -> list[Markup]:
    """The earlier ids of an exercise as targets; each says what it is now to who comes with the old address."""
    return [tag("p", now(item), class_="was", id=f"{place}-{old}") for old in item.was]


def gone_line(one: Retired, env, place: str) -> Markup:
    """A retired id as a target, with one sentence that leads on."""
    return tag(
        "p", "This exercise has retired; in its place: ", lead(one, env), ".", class_="was", id=f"{place}-{one.id}"
    )


def lead(one: Retired, env) -> Markup:
    """A link to an exercise, or to a place of a page."""
    if one.page is None:
        item = bank()[one.to]
        return tag("a", item.title, href=f"#goto/chapters/{item.chapter}#ex-{item.id}")
    page, anchor = one.page
    title = env.titles[f"chapters/{page}"].astext() if f"chapters/{page}" in env.titles else page
    return tag("a", title, href=f"#goto/chapters/{page}#{anchor or 'text'}")


def folded(item: dict, was: list[Markup]) -> Markup:
    """One item of the answers page; the place that links name lies inside, so that a browser opens what it leads to."""
    # The page's script puts the site's own address in place of this one.
    src = f"{SOMEWHERE}embed/{item['id']}.html"
    frame = str(tag("iframe", "", src=src, title=item["title"], width="100%", height="500"))
    back = tag(
        "p",
        tag("a", "Do this exercise", href=f"#goto/chapters/{item['chapter']}#ex-{item['id']}"),
        id=f"answer-{item['id']}",
    )
    page = tag(
        "p",
        tag("a", "The exercise alone", href=f"#root/embed/{item['id']}.html"),
        ", for a frame in a course page; it tells the page its height.",
    )
    line = tag("pre", tag("code", frame), class_="cite-text", tabindex="0")
    form = tag("div", line, class_="cite-form", data_copy="the line", data_somewhere=SOMEWHERE)
    inner = tag("details", tag("summary", "Embed this exercise"), page, form)
    return tag("details", tag("summary", item["title"]), was, back, answered(item), inner, class_="answer")


def assets(app) -> None:
    """Our files join those of the site: the room's script made smaller, one script and one style sheet a kind for embed
    pages, the page My work.
    """
    view = pruned(assemble.joined(ROOM / "view" / "view.js"))
    own_work = assemble.joined(ROOM / "work" / "my_work.js")
    files = {
        "exercises.js": packed(f"(() => {{\n{view}\nwindow.bonds.view('exercises', render);\n}})();\n"),
        "exercises.css": assemble.shortened(
            "\n".join((ROOM / "view" / name).read_text(encoding="utf-8") for name in ("view.css", "kept_line.css"))
        ),
    }
    files["my_work.js"] = packed(f"(() => {{\n{own_work}\n}})();\n")
    for kind in still.BODIES:
        files |= {f"embed-{kind}.js": embed.script(kind), f"embed-{kind}.css": embed.styles(kind)}
    app.bonds_assets |= files
    app.bonds_digests |= {name: hashlib.sha256(text.encode()).hexdigest()[:10] for name, text in files.items()}


def context(app, pagename, templatename, context, doctree):
    """Links that were written before anyone knew the page, and the script of My work."""
    body, pathto = context.get("body", ""), context["pathto"]
    body = led_on(with_earlier_ids(app.env, body, pagename))
    body = re.sub(
        r'href="#goto/([\w/]+)#([\w-]+)"', lambda found: f'href="{pathto(found[1]).removesuffix("#")}#{found[2]}"', body
    )
    body = re.sub(r'href="#root/([\w./-]+)"', lambda found: f'href="{pathto(found[1], 1)}"', body)
    if pagename in {f"chapters/{chapter}" for chapter in by_chapter(app.env)}:
        body = with_rule(body)
    if 'class="my-work"' in body:
        body += f'<script defer src="{pathto("_static/my_work.js", 1)}?v={app.bonds_digests["my_work.js"]}"></script>'
    context["body"] = body


def with_rule(body: str) -> str:
    """What the two ways to check mean, before the first exercise of a chapter that has them: a finger finds no title.

    >>> with_rule('<i></i><div class="bonds exercises" data-shape="sort"></div>')[:25]
    '<i></i><p class="rule">Su'
    """
    first = re.search(r'<div class="bonds exercises"[^>]*? data-shape="(?!predict|reflection|line)', body)
    if first is None:
        return body
    return f"{body[: first.start()]}{tag('p', still.SAID['rule'], class_='rule')}{body[first.start() :]}"


def with_earlier_ids(env, body: str, pagename: str) -> str:
    """A chapter in which the earlier ids of its exercises go on being targets."""
    for one in led().values():
        if not one.answered:
            if f"chapters/{one.chapter}" == pagename:
                body = gone_line(one, env, "ex") + body
            continue
        line = tag("p", now(bank()[one.to]), class_="was", id=f"ex-{one.id}")
        box = re.search(rf'<div class="bonds exercises"[^>]*? id="ex-{re.escape(one.to)}"', body)
        body = f"{body[: box.start()]}{line}{body[box.start() :]}" if box else body
    return body


def write_embeds(app, exception):
    """An embed page for each exercise of the chapters that were built, and for each id that an exercise once had."""
    if exception or app.builder.name != "html":
        return
    folder = Path(app.outdir) / "embed"
    folder.mkdir(exist_ok=True)
    policy = app.bonds_policy((app.bonds_again,))
    for items in by_chapter(app.env).values():
        for item in items:
            public = item.public()
            pages = {item.id: public} | {old: public | {"now": now(item)} for old in item.was}
            for name, shown in pages.items():
                which = (app.config.bonds_edition, app.config.bonds_released)
                text = embed.page(shown, policy, app.bonds_again, app.bonds_digests, *which)
                (folder / f"{name}.html").write_text(text, encoding="utf-8")
    for one in led().values():
        if not one.answered:
            text = embed.gone(
                re.sub(r'href="#goto/([\w/]+)#', r'href="../\1.html#', lead(one, app.env)), app.bonds_policy(())
            )
            (folder / f"{one.id}.html").write_text(text, encoding="utf-8")
    check_leads(Path(app.outdir))


def check_leads(out: Path) -> None:
    """What a retired id leads to must be a place of the site; a lead to nothing is a warning, and so ends the build."""
    for one in led().values():
        if one.page is None:
            continue
        page, anchor = one.page
        path = out / "chapters" / f"{page}.html"
        if not path.is_file() or (anchor and f' id="{anchor}"' not in path.read_text(encoding="utf-8")):
            logger.warning("retired: %r leads to nothing: %r", one.id, one.to, location=f"{one.file}:{one.line}")


def setup(app):
    teaching.setup(app)
    app.add_directive("recall", Recall)
    app.add_directive("all-answers", AllAnswers)
    app.add_directive("my-work", MyWork)
    app.add_transform(IntoItsBox)
    # After the site's own assets (500), which these join.
    app.connect("builder-inited", assets, priority=600)
    # After the site's own context (900), which reads the body first.
    app.connect("html-page-context", context, priority=950)
    # Before the zip (900).
    app.connect("build-finished", write_embeds, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": False, "version": "1"}
