// The small-Markdown tree as nodes: text stays text, and only the tags and attributes below are ever made.
import { scrolling } from "../../_host/dom.js";

const spaces = { svg: "http://www.w3.org/2000/svg", math: "http://www.w3.org/1998/Math/MathML" };
const allowedTag =
  /^(?:p|em|strong|ul|ol|li|table|caption|thead|tbody|tr|t[hd]|a|br|span|svg|g|path|rect|text|math|semantics|m(?:row|i|n|o|text|sup|sub|subsup|frac|sqrt|root|over|under|underover|table|tr|td|space|style|padded|phantom))$/;
const allowedAttribute =
  /^(?:href|class|scope|alttext|display|viewBox|[dxy]|width|height|text-anchor|role|aria-label|aria-hidden|mathvariant|stretchy|fence|form|separator|columnalign|columnspacing|rowspacing|linethickness|accent)$/;
const allowedAddress = /^(?:https?:\/\/|#|\.{0,2}\/|[\w.-]+(?:[/?#]|$))/;

export function grow(fragment, space) {
  return (fragment ?? []).map((node) => (Array.isArray(node) ? growNode(node, space) : String(node)));
}

/** @param {any[]} node @param {string} [space] */
function growNode([tag, ...rest], space) {
  const inside = spaces[tag] ?? space;
  const name = allowedTag.test(tag) ? tag : "span";
  const node = inside ? document.createElementNS(inside, name) : document.createElement(name);
  const attributes = rest[0] && typeof rest[0] === "object" && !Array.isArray(rest[0]) ? rest.shift() : {};
  for (const [key, value] of Object.entries(attributes)) {
    if (allowedAttribute.test(key) && (key !== "href" || allowedAddress.test(value))) node.setAttribute(key, value);
  }
  node.append(...grow(rest, inside));
  if (tag !== "table") return node;
  return scrolling(node);
}
