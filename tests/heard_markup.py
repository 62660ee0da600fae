"""What a screen reader would trip over, found in the text of a page; it starts no browser."""

from html.parser import HTMLParser

# Elements without an end.
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What a browser fetches ahead because the head asks for it: the policy would refuse it, and a console would say so.
AHEAD = {"next", "prev", "prefetch", "prerender", "preload", "dns-prefetch", "preconnect"}
# Inside an image with a name these are not read out.
UNREAD = {"title", "desc", "style"}


class Heard(HTMLParser):
    """The open elements at every text, and the faults met on the way."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.names = [], [], []

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if tag == "link" and AHEAD & set((attributes.get("rel") or "").split()):
            self.faults.append(f"the head asks for {attributes.get('href')} as {attributes['rel']}")
        if attributes.get("role") == "status":
            self.faults.append(f"<{tag} role=status> is spoken as a bar even when empty: aria-live alone")
        if tag == "caption":
            self.names.append("")
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag, pairs):
        self.handle_starttag(tag, pairs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag not in [name for name, _ in self.open]:
            return
        closed = ""
        while closed != tag:
            closed, _ = self.open.pop()
            if closed == "caption":
                self.named_once()

    def handle_data(self, data):
        if not data.strip():
            return
        if any(tag == "caption" for tag, _ in self.open):
            self.names[-1] += data
        image = next((i for i, (tag, held) in enumerate(self.open) if (tag, held.get("role")) == ("svg", "img")), None)
        if image is None or self.open[-1][0] in UNREAD:
            return
        if not any(held.get("aria-hidden") == "true" for _, held in self.open[image + 1 :]):
            self.faults.append(f"“{data.strip()}” stands in an image that has a name: it is read out after it")

    def named_once(self):
        """A table whose frame carries its caption too is announced by the same words twice over."""
        caption = " ".join(self.names[-1].split())
        if any(" ".join((held.get("aria-label") or "").split()) == caption for _, held in self.open):
            self.faults.append(f"“{caption}” names the table and the frame around it")


def heard_faults(html: str) -> list[str]:
    """The faults of a page or of a part of one."""
    reader = Heard()
    reader.feed(html)
    reader.close()
    return reader.faults
