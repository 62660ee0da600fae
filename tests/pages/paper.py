"""What a printed page holds, read back from its PDF: drawings that paper lost, cut or scattered."""

import pypdfium2

# The labels of every drawing that stands on paper, one list a drawing; what belongs to the controls stays on the screen,
# and so does the word that says what to press next.
DRAWINGS = """() => [...document.querySelectorAll("main svg")].filter((one) => one.checkVisibility() && !one.closest("details:not([open]), .controls"))
    .map((one) => [...one.querySelectorAll("text:not(.now)")].map((label) => label.textContent)).filter((labels) => labels.length)"""
# Firefox takes an inch for a centimetre.
SHEET = {"chromium": {"format": "A4"}, "firefox": {"width": f"{8.27 * 2.54}in", "height": f"{11.69 * 2.54}in"}}


def squeezed(text: str) -> str:
    """The text without blanks, which a PDF has at other places."""
    return "".join(text.split())


def sheets(pdf: bytes) -> list[str]:
    """The words of each sheet."""
    return [squeezed(sheet.get_textpage().get_text_range()) for sheet in pypdfium2.PdfDocument(pdf)]


def paper_faults(page, engine: str) -> list[str]:
    """Drawings whose labels do not stand together on one sheet, each by its first labels."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawings = page.evaluate(DRAWINGS)
    printed = sheets(page.pdf(print_background=False, **SHEET[engine]))
    lost = [
        labels for labels in drawings if not any(all(squeezed(label) in sheet for label in labels) for sheet in printed)
    ]
    return [f"not on one sheet: {', '.join(labels[:4])}" for labels in lost]
