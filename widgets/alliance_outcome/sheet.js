// A drawing of a few paths and reused text nodes, so that 300 studies redraw within one frame; it knows no statistics.
import { s } from "../_host/dom.js";

export function sheet(layers) {
  const paths = Object.fromEntries(layers.map((name) => [name, s("path", { class: name })]));
  const texts = s("g", {});
  const svg = s("svg", { "aria-hidden": "true" }, Object.values(paths), texts);
  return {
    svg,
    paint: (name, d) => change(paths[name], "d", d),
    write: (items) => letter(texts, items),
    size(width, height) {
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.setAttribute("width", width);
      svg.setAttribute("height", height);
    },
  };
}

// items: [x, y, text, class], the anchor is part of the class.
function letter(layer, items) {
  while (layer.childNodes.length > items.length) layer.lastChild.remove();
  items.forEach(([x, y, text, look], i) => {
    const node = layer.childNodes[i] ?? layer.appendChild(s("text", {}));
    change(node, "x", x);
    change(node, "y", y);
    change(node, "class", look);
    if (node.textContent !== text) node.textContent = text;
  });
}

// An attribute that keeps its value is left alone: the browser would draw it again.
function change(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

export const at = (x) => Math.round(x * 10) / 10;
export const line = (x1, y1, x2, y2) => `M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}`;
export const box = (x, y, width, height) => `M${at(x)} ${at(y)}h${at(width)}v${at(height)}h${at(-width)}z`;
export const ring = (x, y, r) => `M${at(x - r)} ${at(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
export const thread = (points) => `M${points.map(([x, y]) => `${at(x)} ${at(y)}`).join("L")}`;

// Text of about this many pixels: there is no layout to ask while drawing.
export function cut(text, pixels, size = 6.6) {
  const most = Math.max(6, Math.floor(pixels / size));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

// Steps whose labels stand at least 44 pixels apart.
export function ticks([low, high], pixels) {
  const step = [0.1, 0.2, 0.25, 0.5, 1].find((one) => (one / (high - low)) * pixels >= 44) ?? 1;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

export function watchWidth(node, redraw) {
  let width = 0;
  const look = () => {
    const now = Math.floor(node.clientWidth);
    if (now === width || now === 0) return;
    width = now;
    redraw(width);
  };
  // At once where it stands already: a frame without the picture would show the controls in its place.
  look();
  const watch = new ResizeObserver(look);
  watch.observe(node);
  return () => watch.disconnect();
}
