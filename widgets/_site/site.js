// The page's own few moves: contents on a phone, the theme, tables and charts that a keyboard can scroll.
(() => {
  const words = {
    wide: "Wide table",
    light: "Light",
    dark: "Dark",
    openContents: "Contents",
    closeContents: "Close contents",
    colours: (word) => `${word} colours`,
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
