// Elements without HTML strings: text stays text, whatever it holds.

export function h(tag, attributes, ...children) {
  return build(document.createElement(tag), attributes, children);
}

export function s(tag, attributes, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

// One count for the whole page: every room carries its own copy of this file, and two radio groups of one name would be one group.
export function counted() {
  globalThis.bondsCount = (globalThis.bondsCount ?? 0) + 1;
  return globalThis.bondsCount;
}

export function fill(node, ...children) {
  node.replaceChildren(...solid(children));
  return node;
}

// Spoken when it changes. It has no role: a status is announced as a bar by whoever reads past it, even while it is empty.
export function live(tag, attributes, ...children) {
  return h(tag, { "aria-live": "polite", "aria-atomic": "true", ...attributes }, ...children);
}

// What is said while a value or the focus moves is queued or dropped: this waits until both rest and says the last thing it was given.
export function voice() {
  const node = live("p", { class: "heard" });
  let calm = 0;
  const say = (text) => {
    clearTimeout(calm);
    calm = setTimeout(() => {
      node.textContent = text;
      calm = setTimeout(() => node.replaceChildren(), 4000);
    }, 400);
  };
  return { node, say, stop: () => clearTimeout(calm) };
}

// A table that scrolls sideways takes the focus and says so; the others are named by their caption alone.
const sideways = { role: "group", tabindex: 0, "aria-label": "Wide table" };
export function scrolling(table) {
  const node = h("div", { class: "table-scroll" }, table);
  new ResizeObserver(() => {
    const change = node.scrollWidth > node.clientWidth + 1 ? "setAttribute" : "removeAttribute";
    for (const name in sideways) node[change](name, sideways[name]);
  }).observe(node);
  return node;
}

// JupyterLab takes keys for its own commands, even from a slider, unless the element that holds the focus says no.
const keyed = new Set(["input", "select", "textarea", "button", "summary"]);

function build(node, attributes, children) {
  if (keyed.has(node.localName)) node.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.replace(/^on/, ""), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...solid(children));
  return node;
}

function solid(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
