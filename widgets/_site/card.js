// The card of a term, a claim's mark or a citation. A link that opens a dialog which is not modal: a tooltip could hold
// no link and no phone would open it, and with the focus in the card a screen reader reads it at once, Escape goes back.
(() => {
  // Two words tapped while the file was on its way bring it twice.
  if (window.bondsCard) return;
  const words = {
    more: { term: "More: key terms", claim: "More: all claims", ref: "More: references" },
    doi: "doi",
    reference: "Reference",
    close: "Close",
  };
  const gap = 8;
  const edge = 12;
  const root = document.documentElement;
  const article = document.querySelector("article");
  const make = (name, className) => {
    const one = document.createElement(name);
    one.className = className;
    return one;
  };
  const card = make("div", "card");
  const [name, text, small, foot] = ["name", "text", "small", "foot"].map((part) => make("p", `card-${part}`));
  const [more, elsewhere] = ["more", "elsewhere"].map((part) => make("a", `card-${part}`));
  const close = /** @type {HTMLButtonElement} */ (make("button", "card-close"));
  [text.id, small.id] = [text.className, small.className];
  card.popover = "auto";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-describedby", `${text.id} ${small.id}`);
  close.type = "button";
  close.textContent = words.close;
  foot.append(more, elsewhere, close);
  card.append(name, text, small, foot);
  article.after(card);
  // Whoever knows popovers knows such sheets, and the policy has no say in them.
  const Sheet = globalThis.CSSStyleSheet;
  const style = new Sheet();
  style.replaceSync(window.bondsCardStyle);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

  /** @type {HTMLAnchorElement} */
  let word;
  // The word whose card the press closes that now goes on to a click on the same word.
  let closed;
  const isOpen = () => card.matches(":popover-open");

  function fill(key) {
    const [title, said, line = "", place = ""] = window.bondsCards[key];
    const kind = key.split("-")[0];
    card.setAttribute("aria-label", title || words.reference);
    name.textContent = title;
    text.replaceChildren(
      ...(typeof said === "string" ? [said] : said).map((piece) => {
        if (typeof piece === "string") return piece;
        const part = make(piece[1] ? "em" : "span", "");
        part.textContent = piece[0];
        if (piece[2]) part.lang = piece[2];
        return part;
      }),
    );
    small.textContent = line;
    more.textContent = words.more[kind];
    more.href = word.href;
    const [, host, rest] = place.match(/^https?:\/\/([^/]+)\/?(.*)/) ?? ["", "", ""];
    elsewhere.textContent = host === "doi.org" ? words.doi : host;
    elsewhere.setAttribute("aria-label", `${elsewhere.textContent}: ${rest}`);
    elsewhere.hidden = !host;
    elsewhere.href = host ? place : word.href;
    for (const part of [name, small]) part.hidden = !part.textContent;
  }

  // Below the word's last line or above its first, where more room is: never on the word.
  function place() {
    const lines = [...word.getClientRects()];
    if (!lines.length) return card.hidePopover?.();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    card.style.maxHeight = "";
    const below = root.clientHeight - last.bottom - gap - edge;
    const above = first.top - gap - edge;
    const under = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
    const left = Math.min((under ? last : first).left, root.clientWidth - card.offsetWidth - edge);
    const top = under ? last.bottom + gap : first.top - gap - card.offsetHeight;
    card.style.left = `${scrollX + Math.max(left, edge)}px`;
    card.style.top = `${scrollY + top}px`;
  }

  function open() {
    // Not every browser puts the focus on a link that is clicked; to it Escape goes back.
    word.focus({ preventScroll: true });
    card.showPopover?.();
    place();
    const { top, bottom } = word.getBoundingClientRect();
    const room = Math.max(top, root.clientHeight - bottom);
    if (card.scrollHeight > card.clientHeight && room < 0.7 * root.clientHeight) {
      // A low window with the word in its middle: a few lines further down there is room for both.
      scrollBy({ top: top - edge, behavior: "instant" });
      place();
    }
    card.scrollTop = 0;
    card.focus({ preventScroll: true });
  }

  // The text may grow or turn while a card is open.
  new ResizeObserver(() => isOpen() && place()).observe(article);
  addEventListener("pointerdown", () => (closed = isOpen() ? word : null), true);
  close.addEventListener("click", () => card.hidePopover?.());
  for (const link of [more, elsewhere]) link.addEventListener("click", () => card.hidePopover?.());
  // The card stands at the end of the page and is read at the word: Tab leaves it for what follows the word.
  card.addEventListener("keydown", (event) => {
    const backward = event.shiftKey && [card, more].includes(/** @type {HTMLElement} */ (event.target));
    if (event.key !== "Tab" || !(backward || (!event.shiftKey && event.target === close))) return;
    card.hidePopover?.();
    if (backward) event.preventDefault();
  });

  window.bondsCard = (link, pressed) => {
    const key = link.hash.slice(1);
    const { top, bottom } = link.getBoundingClientRect();
    if (!Object.hasOwnProperty.call(window.bondsCards, key)) return location.assign(link.href);
    if (pressed && link === closed) return;
    // A card that was long on its way opens nothing under a reader who has gone on.
    if (bottom < 0 || top > root.clientHeight) return;
    if (isOpen()) card.hidePopover?.();
    word = link;
    fill(key);
    open();
  };
})();
