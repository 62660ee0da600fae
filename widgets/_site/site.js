// The page's own few moves: contents on a phone, the theme, what a keyboard can scroll, citations, the place of a reader.
(() => {
  const words = {
    wide: "Wide table",
    light: "Light",
    dark: "Dark",
    openContents: "Contents",
    closeContents: "Close contents",
    colours: (word) => `${word} colours`,
    copy: (form) => `Copy ${form}`,
    copied: "Copied.",
    answers: "Answers",
    atTheEnd: "The answer is printed at the end.",
    selected: "Not copied: the text is selected, copy it from here.",
  };
  const root = document.documentElement;

  /** @type {HTMLElement} */
  const contents = document.querySelector(".show-contents");
  /** @type {HTMLElement} */
  const rails = document.querySelector("#rails");
  const show = (open) => {
    contents.setAttribute("aria-expanded", String(open));
    contents.textContent = open ? words.closeContents : words.openContents;
    document.body.classList.toggle("contents-open", open);
  };
  contents.addEventListener("click", () => {
    show(contents.getAttribute("aria-expanded") !== "true");
    // The menu shows above the text but stands behind it: the next Tab must go into it.
    if (document.body.classList.contains("contents-open")) rails.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("contents-open")) {
      show(false);
      contents.focus();
    }
  });
  rails.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest("a") && show(false));

  const theme = document.querySelector(".theme");
  const isDark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const offer = () => {
    theme.textContent = isDark() ? words.light : words.dark;
    theme.setAttribute("aria-label", words.colours(theme.textContent));
  };
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("bonds-theme", root.dataset.theme);
    } catch {
      // Storage may be blocked: the theme then lasts for this page.
    }
    offer();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", offer);
  offer();

  // What scrolls sideways takes the focus, and nothing else does.
  const fitted = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const change = target.scrollWidth > target.clientWidth + 1 ? "setAttribute" : "removeAttribute";
      target[change]("tabindex", "0");
      // A table with a caption is named by it; its frame has a name only while it takes the focus.
      if (!target.matches(".table-scroll")) continue;
      target[change]("role", "group");
      target[change]("aria-label", words.wide);
    }
  });
  for (const one of document.querySelectorAll(".maths-block, .table-wrapper, article > * .table-scroll"))
    fitted.observe(one);

  /** @type {NodeListOf<HTMLElement>} */
  const forms = document.querySelectorAll(".cite-form");
  for (const form of forms) {
    /** @type {HTMLElement} */
    const text = form.querySelector(".cite-text");
    // A frame in another page needs the whole address of this site; a copy in a folder has none to give.
    const { copy, somewhere } = form.dataset;
    if (somewhere && location.protocol.startsWith("http")) {
      const site = new URL(root.dataset.content_root, location.href).href;
      text.firstElementChild.textContent = text.textContent.replace(somewhere, () => site);
    }
    const [button, said] = [document.createElement("button"), document.createElement("span")];
    button.type = "button";
    button.textContent = words.copy(copy ?? form.querySelector(".box-label").textContent);
    said.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.innerText);
        said.textContent = words.copied;
      } catch {
        getSelection().selectAllChildren(text);
        said.textContent = words.selected;
      }
    });
    form.append(button, " ", said);
  }

  // What a chart gives away comes when a fold of its is first opened.
  const base = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");
  const take = ({ target }) => {
    if (!target.matches(".chart > details")) return;
    document.removeEventListener("toggle", take, true);
    const script = document.createElement("script");
    script.src = `${base}take.js`;
    // Lost on a poor line it is asked for again by the next fold.
    script.onerror = () => document.addEventListener("toggle", take, true);
    document.head.append(script);
  };
  document.addEventListener("toggle", take, true);

  // Where the reader stands: in the last section that begins above the middle of the window.
  const article = document.querySelector("article");
  const sections = [...article.querySelectorAll("section[id]")];
  const here = () => sections.filter((one) => one.getBoundingClientRect().top < innerHeight / 2).pop();
  const heading = (section) => section.querySelector("h1, h2, h3, h4, h5, h6").textContent;
  const placeKey = `bonds-place${root.dataset.edition ? `@${root.dataset.edition}` : ""}`;
  const keepPlace = () => {
    const section = here() ?? sections[0];
    const place = { page: article.dataset.chapter, section: section.id, title: heading(sections[0]) };
    try {
      const whole = section === sections[0] ? place : { ...place, heading: heading(section) };
      localStorage.setItem(placeKey, JSON.stringify(whole));
    } catch {
      // Storage is off or full: the place is then not kept, and nothing else depends on it.
    }
  };
  if (article.dataset.chapter) {
    addEventListener("pagehide", keepPlace);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keepPlace());
  }

  const pageLinks = [...document.querySelectorAll(".rail-page a")];
  const middle = new IntersectionObserver(
    () => {
      for (const link of /** @type {HTMLAnchorElement[]} */ (pageLinks)) {
        const isHere = document.getElementById(link.hash.slice(1))?.contains(here());
        link[isHere ? "setAttribute" : "removeAttribute"]("aria-current", "true");
      }
    },
    { rootMargin: "-50% 0%" },
  );
  for (const one of sections) middle.observe(one);

  // A term, a claim's mark and a citation open a card in place; the first click brings all cards of the book.
  const carded = ':is([href*="#term-"], [href*="#claim-c"], [href*="#ref-"]):not(.terms *, .was *)';
  const openCard = (event) => {
    const link = event.target.closest(carded);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    let left = 2;
    // Lost on a poor line the file is asked for once more; then the link leads where it always led.
    const open = () => {
      if (window.bondsCard) return window.bondsCard(link, event.detail > 0);
      if (!left) return location.assign(link.href);
      left -= 1;
      const script = document.createElement("script");
      script.src = `${root.dataset.content_root}_static/cards.js`;
      script.onload = script.onerror = open;
      document.head.append(script);
    };
    open();
  };
  if (root.showPopover) {
    for (const one of article.querySelectorAll(carded)) one.setAttribute("aria-haspopup", "dialog");
    article.addEventListener("click", openCard);
  }

  // The address already names the page and the edition.
  /** @type {HTMLAnchorElement} */
  const report = document.querySelector(".report");
  const to = report?.href;
  report?.addEventListener("click", () => {
    const section = here();
    report.href = section ? to + encodeURIComponent(`#${section.id}`) : to;
  });

  // An address within something folded opens it; not every browser does so by itself.
  const unfold = () => {
    const named = document.querySelector(":target");
    /** @type {HTMLDetailsElement} */
    let folded = named?.closest("details:not([open])");
    if (!folded) return;
    for (; folded; folded = folded.closest("details:not([open])")) folded.open = true;
    named.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // On paper an answer does not stand under its question but at the end.
  const atTheEnd = document.createElement("div");
  /** @type {(() => void)[]} */
  let back = [];
  addEventListener("beforeprint", () => {
    if (back.length) return;
    for (const answer of document.querySelectorAll("details > .reveal")) {
      const [folded, box] = [answer.parentElement, answer.closest(".box-predict")];
      if (!box && !folded.previousElementSibling?.querySelector(".exercises")) continue;
      const [title, note] = [document.createElement("p"), document.createElement("p")];
      title.className = "box-title";
      title.textContent = (box?.querySelector(".box-title") ?? folded.firstElementChild).textContent;
      note.className = "claim-sources";
      note.textContent = words.atTheEnd;
      folded.before(note);
      folded.hidden = true;
      atTheEnd.append(title, answer);
      back.push(() => {
        note.remove();
        folded.hidden = false;
        folded.append(answer);
      });
    }
    if (!back.length) return;
    const label = document.createElement("p");
    label.className = "box-label";
    label.textContent = words.answers;
    atTheEnd.className = "box";
    atTheEnd.prepend(label);
    (article.querySelector(".cite") ?? article.lastElementChild).before(atTheEnd);
  });
  addEventListener("afterprint", () => {
    for (const one of back) one();
    back = [];
    atTheEnd.replaceChildren();
    atTheEnd.remove();
  });

  // On paper nothing is folded; newer browsers are told so by the style sheet.
  if (!globalThis.CSS?.supports?.("selector(::details-content)")) {
    /** @type {NodeListOf<HTMLDetailsElement> | HTMLDetailsElement[]} */
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = document.querySelectorAll("details:not([open])");
      for (const one of opened) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of opened) one.open = false;
    });
  }

  /** @type {HTMLElement} */
  const forget = document.querySelector(".forget");
  forget?.addEventListener("click", () => {
    try {
      localStorage.removeItem("bonds-theme");
      forget.nextElementSibling.textContent = forget.dataset.done;
    } catch {
      forget.nextElementSibling.textContent = forget.dataset.blocked;
    }
    delete root.dataset.theme;
    offer();
  });
})();
