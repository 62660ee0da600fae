// A picture of the page as one SVG that stands alone: what the style sheet says of each part is written into it.
import { s } from "./dom.js";

const inheritedInk = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset"],
  ...["stroke-linecap", "stroke-linejoin", "font-family", "font-size", "font-style", "font-weight", "text-anchor"],
  "paint-order",
];
const ownInk = { opacity: "1", "stop-opacity": "1", "dominant-baseline": "auto" };
const takeGeometry = new Set(
  "d x y x1 y1 x2 y2 cx cy r rx ry width height dx dy points transform viewBox offset id href patternUnits pathLength gradientUnits preserveAspectRatio clip-path".split(
    " ",
  ),
);
const takeMargin = 16;
const takeLine = 17;

// What a picture carries for the hand and the ear.
const takeNot = "fieldset, button, input, select, textarea, .vh, .heard, [hidden]";

let takePainter;
// Every way of writing a colour as one that old programs read.
function plainColour(value) {
  if (!/^(rgb|hsl|color|ok|lab|lch)/.test(value)) return value.replace(/url\("[^"]*(#[^"]*)"\)/, "url($1)");
  takePainter ??= document.createElement("canvas").getContext("2d");
  takePainter.fillStyle = value;
  return takePainter.fillStyle;
}

const takeSeen = (style) => style.display !== "none" && style.visibility !== "hidden";

function takeInk(copy, style, above) {
  for (const name of inheritedInk) {
    const value = style.getPropertyValue(name);
    if (value && value !== above?.getPropertyValue(name)) copy.setAttribute(name, plainColour(value));
  }
  for (const [name, usual] of Object.entries(ownInk)) {
    const value = style.getPropertyValue(name);
    if (value && value !== usual) copy.setAttribute(name, plainColour(value));
  }
  if (copy.localName === "stop") copy.setAttribute("stop-color", plainColour(style.getPropertyValue("stop-color")));
}

// A drawing with all that is in it; what is hidden stays behind, and so does what is only heard.
function takeCopy(node, above) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || ["title", "desc", "script", "style"].includes(node.localName)) return null;
  const style = getComputedStyle(node);
  if (style.display === "none" && !node.closest("defs")) return null;
  const copy = s(node.localName === "a" ? "g" : node.localName);
  for (const { name, value } of node.attributes) {
    if (takeGeometry.has(name) && (name !== "href" || value.startsWith("#"))) copy.setAttribute(name, value);
  }
  takeInk(copy, style, above);
  if (style.visibility === "hidden") copy.setAttribute("visibility", "hidden");
  copy.append(...[...node.childNodes].map((child) => takeCopy(child, style)).filter(Boolean));
  return copy;
}

// Words of the page, line by line where they stand.
function takeText(node, origin) {
  const style = getComputedStyle(node.parentElement);
  const size = parseFloat(style.fontSize);
  const range = document.createRange();
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, top, height, width } = range.getBoundingClientRect();
    if (!width) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - top) < 2) last.text += ` ${word}`;
    else lines.push({ left, top, height, text: word });
  }
  return lines.map(({ left, top, height, text }) =>
    s(
      "text",
      {
        x: left - origin.left,
        y: top - origin.top + height / 2 + 0.35 * size,
        fill: plainColour(style.color),
        "font-family": style.fontFamily,
        "font-size": style.fontSize,
        "font-style": style.fontStyle,
        "font-weight": style.fontWeight,
      },
      text,
    ),
  );
}

// A box of the page that has a ground or an edge of its own.
function takeBox(node, style, origin) {
  const { left, top, width, height } = node.getBoundingClientRect();
  const ground = plainColour(style.backgroundColor);
  const edge = parseFloat(style.borderTopWidth) && parseFloat(style.borderLeftWidth);
  if (!width || !height || (!edge && /^rgba\(.*, 0\)$/.test(ground))) return [];
  const inset = edge / 2;
  return [
    s("rect", {
      x: left - origin.left + inset,
      y: top - origin.top + inset,
      width: Math.max(0, width - edge),
      height: Math.max(0, height - edge),
      rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2),
      fill: ground,
      ...(edge ? { stroke: plainColour(style.borderTopColor), "stroke-width": edge } : {}),
    }),
  ];
}

function takeParts(node, origin) {
  if (node.nodeType === Node.TEXT_NODE) return takeText(node, origin);
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const style = getComputedStyle(node);
  if (!takeSeen(style) || node.matches(takeNot)) return [];
  if (node.localName !== "svg")
    return [...takeBox(node, style, origin), ...[...node.childNodes].flatMap((child) => takeParts(child, origin))];
  const { left, top, width, height } = node.getBoundingClientRect();
  const copy = takeCopy(node, null);
  if (!width || !copy) return [];
  for (const [name, value] of Object.entries({ x: left - origin.left, y: top - origin.top, width, height }))
    copy.setAttribute(name, String(value));
  copy.setAttribute("overflow", "visible");
  return [copy];
}

function takeLines(text, wide) {
  const most = Math.floor(wide / 6.6);
  const lines = [""];
  // An address has no blank to break at.
  for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${most}}`, "gu")) ?? [])) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// Around all that is seen: a box that lends its place to its children has no size of its own.
function extent(box) {
  const sizes = [box, ...box.querySelectorAll("*")]
    .filter((one) => !one.closest(takeNot) && !(one.ownerSVGElement && one.localName !== "svg"))
    .map((one) => one.getBoundingClientRect())
    .filter(({ width, height }) => width && height);
  const [left, top] = [Math.min(...sizes.map((one) => one.left)), Math.min(...sizes.map((one) => one.top))];
  const [right, bottom] = [Math.max(...sizes.map((one) => one.right)), Math.max(...sizes.map((one) => one.bottom))];
  return { left, top, width: right - left, height: bottom - top };
}

// The picture in `box` with these lines under it. The first of them is its title.
export function drawnFile(box, said) {
  const origin = extent(box);
  const colour = (name) => plainColour(getComputedStyle(box).getPropertyValue(name).trim());
  const style = getComputedStyle(box);
  const wide = Math.max(origin.width, 280);
  const rows = said.flatMap((line, i) => takeLines(line, wide).map((text) => ({ text, bold: i === 0 })));
  const [width, height] = [wide + 2 * takeMargin, origin.height + 2 * takeMargin + rows.length * takeLine + 8];
  const whole = s("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, [
    s("title", {}, said[0]),
    s("desc", {}, said.slice(1).join(" ")),
    s("metadata", {}, said.join("\n")),
    s("rect", { width, height, fill: plainColour(paperUnder(box)) }),
    s("g", { transform: `translate(${takeMargin} ${takeMargin})` }, takeParts(box, origin)),
    rows.map(({ text, bold }, i) =>
      s(
        "text",
        {
          x: takeMargin,
          y: origin.height + 2 * takeMargin + (i + 0.8) * takeLine,
          fill: bold ? plainColour(style.color) : colour("--quiet") || plainColour(style.color),
          "font-family": "sans-serif",
          "font-size": "12.5px",
          "font-weight": bold ? "700" : null,
        },
        text,
      ),
    ),
  ]);
  return new XMLSerializer().serializeToString(whole);
}

// The nearest paper under the picture.
function paperUnder(node) {
  const colour = getComputedStyle(node).backgroundColor;
  return /^(transparent|rgba\(.*, 0\))$/.test(colour) && node.parentElement ? paperUnder(node.parentElement) : colour;
}
