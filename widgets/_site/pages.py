"""What each page's template is given: policy, assets with digests, navigation; it does not know what a page says."""

import base64
import hashlib
import html
import json
import re
from pathlib import Path

from widgets._host import assemble
from widgets._host.lean_script import packed
from widgets._language.help_now import on_paper
from widgets._site.citations import in_their_language
from widgets._site.citing import box, is_chapter, work_of
from widgets._site.edition import in_words
from widgets._site.reporting import link

HERE = Path(__file__).parent
HOST = HERE.parent / "_host"
# A script that does not arrive is asked for once more; then the page is as it is without scripts, and a line says so.
AGAIN = (
    'addEventListener("error",e=>{let t=e.target,s;if(t.defer){if(t.dataset.again)'
    'document.documentElement.classList.add("no-js","broken");else{s=document.createElement("script");s.defer=true;'
    "Object.assign(s.dataset,t.dataset,{again:1});s.src=t.src;t.after(s)}}},true)"
)
# A page whose first script runs is none without scripts.
LIVE = 'document.documentElement.classList.remove("no-js");'
# Classes that no style and no script of ours asks for, and the ends of lines before the end of a block.
NEEDLESS = (
    r' class="(?:row-(?:odd|even)|reference (?:in|ex)ternal|output text_html|tex2jax_ignore mathjax_ignore|docutils)"'
    r'|(?: docutils(?: container)?| tag_remove-input)(?=[ "][^<>]*>)|\n+(?=</(?:div|section|[uod]l|li|dd)>)'
)
# Set before the first paint, so that a reader of the dark theme sees no white flash; storage may be blocked.
# Who has stood somewhere before is offered the way back, in a line for which room is kept from the first paint.
THEME = (
    '{let d=document.documentElement,e=d.dataset.edition;d.classList.remove("no-js");'
    'try{d.dataset.theme=localStorage.getItem("bonds-theme")||"";'
    'localStorage.getItem("bonds-place"+(e?"@"+e:""))&&d.classList.add("stood")}catch{}}'
    f"{AGAIN}"
)

# The next page is fetched when its link is pressed, or when a mouse rests on it. The `:hover` is needed, since a phone
# takes "moderate" alone as leave to fetch links that nobody touched.
PAGE = {"href_matches": "/*.html"}
POINTED = {"selector_matches": ":hover"}
AHEAD = json.dumps(
    {
        "prefetch": [
            {"where": PAGE, "eagerness": "conservative"},
            {"where": {"and": [PAGE, POINTED]}, "eagerness": "moderate"},
        ]
    },
    separators=(",", ":"),
)


def digest(text: str) -> str:
    """An inline script as the policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def digest_of(text: str) -> str:
    """What tells one version of a file from another, in its address."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def policy(inline: tuple[str, ...] = (THEME, AHEAD)) -> str:
    """The content security policy of a page with these inline scripts."""
    scripts = " ".join(["'self'", *map(digest, inline)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; object-src 'none'"
    )


def rooms() -> list[str]:
    """The folders that hold a view."""
    return sorted(path.parent.name for path in HERE.parent.glob("[a-z]*/view.js"))


def assets() -> dict[str, str]:
    """Every file of ours that a page may load, by name."""
    styles = [HOST / "tokens.css", *sorted((HERE / "styles").glob("*.css"))]
    files = {"bonds.css": assemble.shortened("\n".join(path.read_text(encoding="utf-8") for path in styles))}
    files["frame.css"] = "".join(
        assemble.shortened((HOST / name).read_text(encoding="utf-8")) for name in ("frame.css", "sliders.css")
    )
    files["scene.css"] = assemble.shortened((HERE / "scene" / "scene.css").read_text(encoding="utf-8"))
    files["code.css"] = assemble.shortened((HERE / "code.css").read_text(encoding="utf-8"))
    files["mark.svg"] = (HERE / "mark.svg").read_text(encoding="utf-8")
    scripts = (
        HOST / "mount.js",
        *(HERE / name for name in ("site.js", "resume.js", "charts.js", "search.js", "scene/scene.js")),
    )
    files |= {path.name: packed(path.read_text(encoding="utf-8")) for path in scripts}
    # Each calls its own `render`, with the place that it came from.
    for name, file in (("take.js", "take.js"), ("embed-frame.js", "embed_frame.js")):
        text = assemble.joined(HERE / file)
        start = 'render(document.currentScript.src.replace(/[^/]*$/, ""));'
        files[name] = packed(f"(() => {{\n{text}\n{start}\n}})();\n")
    for room in rooms():
        files[f"{room}.js"] = assemble.script(room)
        files[f"{room}.css"] = assemble.shortened(assemble.own_styles(room))
    return files


def start(app):
    # For pages that are not made from the template.
    app.bonds_policy, app.bonds_again = policy, f"{LIVE}{AGAIN}"
    app.bonds_assets = assets()
    app.bonds_digests = {name: digest_of(text) for name, text in app.bonds_assets.items()}


def context(app, pagename, templatename, context, doctree):
    """Give the template what it needs, and mend what the body has that a page must not."""
    pathto = context["pathto"]
    body = typographic(clean(context.get("body", ""), pathto))
    body = to_nearest_help(held_to_words(with_links(body)))
    if is_chapter(pagename):
        title = html.unescape(re.sub(r"<[^>]*>", "", context["title"]))
        body += box(work_of(app, pagename, typographic(title)))
    if pagename == "chapters/back/references":
        body = in_their_language(body, Path(app.srcdir) / "data" / "references.bib")
    context |= {
        "body": body,
        "policy": policy(),
        "theme_script": THEME,
        "edition": app.config.bonds_edition,
        "chapter": pagename.removeprefix("chapters/") if is_chapter(pagename) else "",
        "report_to": link(to, pagename, app.config.bonds_released) if (to := app.config.bonds_report_to) else "",
        "how_to_report": f"{pathto('chapters/back/about').removesuffix('#')}#report-an-error",
        "help_on_paper": on_paper(),
        "released": app.config.bonds_released,
        "released_in_words": in_words(app.config.bonds_released),
        "ahead": AHEAD,
        "asset": lambda name: f"{pathto(f'_static/{name}', 1)}?v={app.bonds_digests[name]}",
        "rooms": sorted(set(re.findall(r'data-room="(\w+)"', body))),
        "offers_place": 'class="resume"' in body,
        "has_scene": 'class="scene-box"' in body,
        "has_specs": 'class="spec"' in body,
        "has_code": 'class="highlight' in body,
        "navigation": typographic(navigation(context)),
        "toc": typographic(context.get("toc", "")).replace(' class="reference internal"', ""),
        "page_description": description(body),
    }
    # Thebe and the widget manager would add scripts and the whole state of every widget to the page.
    context["script_files"] = []
    return


def clean(body: str, pathto) -> str:
    """Links into the data notes made relative to the page; toctree and myst-nb leftovers removed."""
    body = re.sub(
        r'href="#data-([a-z0-9_]+)"', lambda found: f'href="{pathto("chapters/back/data_notes")}#data-{found[1]}"', body
    )
    body = re.sub(r'<script type="application/vnd\.jupyter\.widget-state\+json">.*?</script>', "", body, flags=re.S)
    body = re.sub(r' role="(?:heading|doc-biblioentry|list)"', "", body)
    # The frames of citations, to which nothing leads back.
    body = re.sub(r'<span class="bibtex-citation" id="id\d+">(.*?)</span>', r"\1", body, flags=re.S)
    # Words that have a definition; what a link's address says need no class say.
    body = re.sub(
        r'<a class="reference internal" (href="[^"]*")><span class="xref std std-term">(.*?)</span></a>',
        r'<a class="term" \1>\2</a>',
        body,
        flags=re.S,
    )
    body = re.sub(r'<div class="table-wrapper docutils container"(.*?</thead>)', table_of, body, flags=re.S)
    return re.sub(NEEDLESS, "", body)


def with_links(body: str) -> str:
    """A link to itself after the heading of each section: beside it, so that the heading is heard as it stands, and
    named with the heading's words, so that a list of links tells them apart.

    >>> print(with_links('<section id="a"><h2><em>B</em></h2>').partition(">")[2])
    <div class="heading of-h2"><h2><em>B</em></h2><a class="headerlink" href="#a" aria-label="Link to: B">#</a></div>
    """

    def linked(found: re.Match) -> str:
        before, anchor, heading, level, inside = found.groups()
        words = html.escape(html.unescape(re.sub(r"<[^>]*>", "", inside)).strip())
        # The class is known to the search, which leaves such links out of what it quotes.
        own = f'<a class="headerlink" href="#{anchor}" aria-label="Link to: {words}">#</a>'
        return f'{before}<div class="heading of-{level}">{heading}{own}</div>'

    return re.sub(
        r'(<section\b[^>]*? id="([^"]+)"[^>]*>\s*(?:<span id="[^"]*"></span>\s*)*)(<(h[1-6])>(.*?)</\4>)',
        linked,
        body,
        flags=re.S,
    )


def held_to_words(body: str) -> str:
    """Marks of claims that stay on the line of the word before them; the space is theirs, so that none is left where a
    mark stands in the margin.

    >>> held_to_words('So it is. <span class="claims">C1</span>')
    'So it is.<span class="claims">\\xa0C1</span>'
    """
    return re.sub(r'(?<=\S)\s+(<span class="claims">)', "\\1\N{NO-BREAK SPACE}", body)


def to_nearest_help(body: str) -> str:
    """Links to the help box of a page, led to the nearest where it is repeated: nobody is thrown back to the top.

    >>> to_nearest_help('<a id="help-now"></a> (more lines) <a href="#help-now">b</a><a id="help-now-again"></a>')[-55:]
    'href="#help-now-again">b</a><a id="help-now-again"></a>'
    """
    boxes = {found[1]: found.start() for found in re.finditer(r'id="(help-now(?:-again)?)"', body)}

    def nearest(found: re.Match) -> str:
        return f'href="#{min(boxes, key=lambda name: abs(boxes[name] - found.start()))}"' if boxes else found[0]

    return re.sub(r'href="#help-now"', nearest, body)


def typographic(text: str) -> str:
    """Apostrophes as a printed page has them, also in what comes from tables and captions, and a number on the line
    of the "p.", "ch." or "Book" before it; code and scripts stay as they are.

    >>> typographic("Durkheim's (Book II, ch. V, p. 264), <code>p. 1</code>")
    'Durkheim’s (Book\\xa0II, ch.\\xa0V, p.\\xa0264), <code>p. 1</code>'
    """
    return re.sub(
        r"(<(script|style|code|pre)\b.*?</\2>|<[^>]*>)|(?<=[\w>.,])'"
        r"|\b(pp?\.|chs?\.|Book|Books|CC(?= BY)|BY(?= 4))\s(?=\d|[IVX]+\b|BY\b)",
        lambda found: found[1] or (f"{found[3]}\N{NO-BREAK SPACE}" if found[3] else "’"),
        text,
        flags=re.S,
    )


def table_of(found: re.Match) -> str:
    """The frame of a Markdown table, which has no caption, named by its columns, and the heads said to be heads of
    columns.
    """
    heads = re.findall(r"<th[^>]*>(.*?)</th>", found[1], flags=re.S)
    name = ", ".join(re.sub(r"<[^>]*>", "", head).strip() for head in heads)
    return f'<div class="table-wrapper" tabindex="0" role="group" aria-label="Table: {name}"' + found[1].replace(
        "<th ", '<th scope="col" '
    )


def navigation(context) -> str:
    """The parts and their chapters; captions are plain text, since a heading without a level is no heading."""
    tree = context["toctree"](collapse=False, titles_only=True, maxdepth=2, includehidden=True)
    # Classes that no style and no script of ours asks for.
    tree = re.sub(r' role="heading"| class="(?:toctree-l\d|reference internal)"', "", str(tree or ""))
    return re.sub(r'"(?:toctree-l\d )?current(?: reference internal)?"', '"current"', tree)


def description(body: str) -> str:
    """The first paragraph as plain text, for search engines and shared links."""
    found = re.search(r"<p>(.*?)</p>", body, flags=re.S)
    text = re.sub(r"<[^>]+>|\s+", " ", found[1]) if found else ""
    return re.sub(r"\s+", " ", text).strip()[:280]


def state_of(body: str) -> list[dict]:
    """The widgets' states on a page."""
    return [
        json.loads(text) for text in re.findall(r'<script type="application/json">(.*?)</script>', body, flags=re.S)
    ]


def setup(app):
    app.connect("builder-inited", start)
    # After the theme's own (500), which this one corrects.
    app.connect("html-page-context", context, priority=900)
