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
