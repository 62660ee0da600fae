// The square plane: shading, rings, poles, markers and the pointer. It knows places and words, not what they mean.
import { counted, h, s, fill } from "../_host/dom.js";
import { strain, strainDistance } from "./model.js";

const margin = 42;
const reach = 15;
const gap = 8;
const arrows = {
  egoism: "M10 0 0 5 10 10Z",
  altruism: "M0 0 10 5 0 10Z",
  anomie: "M0 0 5 10 10 0Z",
  fatalism: "M0 10 5 0 10 10Z",
  balance: "M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z",
};

export function poleSign(pole, attributes) {
  return s(
    "svg",
    { viewBox: "0 0 10 10", class: `sign ${pole}`, "aria-hidden": "true", ...attributes },
    s("path", { d: arrows[pole] }),
  );
}

export function plane({ poles, onmove, onpick, onhover }) {
  const serial = counted();
  const id = `typology-plane-${serial}`;
  const [ground, names, markers] = [s("g", {}), s("g", { class: "names" }), s("g", { class: "markers" })];
  const svg = s("svg", { class: "plane", "aria-hidden": "true" }, ground, names, markers);
  // An HTML box, because touch-action on a shape inside an SVG does not stop the page from scrolling under the finger.
  const surface = h("div", { class: "surface", "aria-hidden": "true" });
  const node = h("div", { class: "plane-box" }, svg, surface);
  const scene = { size: 0, points: [], named: [], chosen: null, places: [] };
  const x = (cohesion) => margin + ((cohesion + 1) / 2) * (scene.size - 2 * margin);
  const y = (control) => margin + ((1 - control) / 2) * (scene.size - 2 * margin);

  const drawMarkers = () =>
    fill(
      markers,
      scene.points.map((point, i) => marker(x, y, point, i, scene.points.length > 1)),
    );
  const drawNames = () => {
    scene.places = scene.named.map((one) => ({ ...one, dot: [x(one.cohesion), y(one.control)] }));
    fill(
      names,
      scene.places.map((place) => nameMark(place, place.id === scene.chosen)),
    );
  };
  const layout = () => {
    const size = Math.round(Math.min(560, Math.max(260, node.clientWidth || 360)));
    if (size === scene.size) return;
    scene.size = size;
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    const inner = size - 2 * margin;
    surface.style.inset = `${((margin - 10) / size) * 100}%`;
    fill(ground, shading(id, margin, inner), rings(x, y, inner, id, poles.balance[0]), edges(poles, size));
    drawNames();
    drawMarkers();
  };
  const draw = ({ points, named, chosen }) => {
    const relabel = named !== scene.named || chosen !== scene.chosen;
    Object.assign(scene, { points, named, chosen });
    if (relabel) drawNames();
    drawMarkers();
  };
  pointing({ svg, surface, scene, x, y, onmove, onpick, onhover });
  const watch = new ResizeObserver(layout);
  watch.observe(node);
  layout();
  return { node, draw, stop: () => watch.disconnect() };
}

// Two layers of opacity S(c) and S(k) cover exactly S(c, k) together: the shading is the strain surface, not a likeness of it.
// Cohesion lies half above and half below control, so that in a corner neither colour hides the other.
function shading(id, start, inner) {
  const stops = (low, high, share) =>
    Array.from({ length: 21 }, (_, i) => {
      const at = i / 10 - 1;
      const shown = 1 - (1 - strain(at, 0)) ** share;
      return s("stop", { offset: i / 20, class: at < 0 ? low : high, "stop-opacity": shown.toFixed(4) });
    });
  const across = s("linearGradient", { id: `${id}-across` }, stops("egoism", "altruism", 0.5));
  const down = s("linearGradient", { id: `${id}-down`, x2: 0, y1: 1, y2: 0 }, stops("anomie", "fatalism", 1));
  const square = { x: start, y: start, width: inner, height: inner };
  const layer = (name) => s("rect", { ...square, fill: `url(#${id}-${name})` });
  return [
    s("defs", {}, across, down, s("clipPath", { id: `${id}-clip` }, s("rect", square))),
    s("g", { class: "shade" }, layer("across"), layer("down"), layer("across")),
    s("rect", { ...square, class: "border" }),
  ];
}

function rings(x, y, inner, id, middle) {
  const levels = [0.25, 0.5, 0.75].map((level) => {
    const r = (strainDistance(level) * inner) / 2;
    return s("circle", { class: "ring", cx: x(0), cy: y(0), r, "clip-path": `url(#${id}-clip)` });
  });
  const cross = s("path", { class: "axes", d: `M${x(-1)} ${y(0)}H${x(1)}M${x(0)} ${y(-1)}V${y(1)}` });
  return [levels, cross, s("text", { class: "middle", x: x(0) - 13, y: y(0) - 7, "text-anchor": "end" }, middle)];
}

function edges(poles, size) {
  const half = size / 2;
  const side = (pole, turn) => {
    const [name, amount, inner] = poles[pole];
    const below = pole === "anomie";
    const line = (dy, ...parts) => s("text", { x: half, y: dy, "text-anchor": "middle" }, parts);
    const first = [s("tspan", { class: `pole-name ${pole}` }, name), s("tspan", { class: "amount", dx: 6 }, amount)];
    const rows = below ? [size - margin + 21, size - margin + 37] : [margin - 29, margin - 13];
    return s(
      "g",
      { class: "edge", transform: turn ? `rotate(${turn} ${half} ${half})` : null },
      line(rows[0], first),
      line(rows[1], s("tspan", { class: "inner" }, inner)),
    );
  };
  return [side("fatalism", 0), side("anomie", 0), side("egoism", -90), side("altruism", 90)];
}

function marker(x, y, [cohesion, control], i, numbered) {
  const [px, py] = [x(cohesion), y(control)];
  const shape = i
    ? s("rect", { class: "point", x: px - 9, y: py - 9, width: 18, height: 18, rx: 2 })
    : s("circle", { class: "point", cx: px, cy: py, r: 9.5 });
  return [
    s("path", { class: "projection", d: `M${px} ${y(0)}V${py}H${x(0)}` }),
    s("circle", { class: "foot", cx: px, cy: y(0), r: 2.5 }),
    s("circle", { class: "foot", cx: x(0), cy: py, r: 2.5 }),
    shape,
    numbered ? s("text", { class: "point-number", x: px, y: py + 4.5, "text-anchor": "middle" }, String(i + 1)) : null,
  ];
}

// Words run towards the side that has room for them.
function nameMark({ on_plane, cohesion, dot: [px, py] }, chosen) {
  const side = cohesion > 0.3 ? -1 : 1;
  return s(
    "g",
    { class: chosen ? "named chosen" : "named" },
    s("circle", { class: "dot", cx: px, cy: py, r: chosen ? 4.5 : 3 }),
    s("text", { x: px + gap * side, y: py + 4.5, "text-anchor": side < 0 ? "end" : "start" }, on_plane),
  );
}

// One listener for all: what lies nearest under the pointer decides, so that small dots still have a thumb-sized target.
function pointing({ svg, surface, scene, x, y, onmove, onpick, onhover }) {
  let dragged = null;
  /** @returns {[number, number]} */
  const inUnits = (event) => {
    const box = svg.getBoundingClientRect();
    const scale = scene.size / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  };
  const far = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by);
  const nearest = (list, distance) => list.map((_, i) => i).sort((a, b) => distance(list[a]) - distance(list[b]))[0];
  const milieuNear = (at) => {
    const away = (place) => far(at, place.dot);
    const place = scene.places[nearest(scene.places, away)];
    return place && away(place) <= reach ? place.id : null;
  };
  const move = (at) => {
    const inner = scene.size - 2 * margin;
    const tidy = (value) => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100 + 0;
    onmove(dragged, tidy(((at[0] - margin) / inner) * 2 - 1), tidy(1 - ((at[1] - margin) / inner) * 2));
  };
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const at = inUnits(event);
    const away = ([cohesion, control]) => far(at, [x(cohesion), y(control)]);
    const closest = nearest(scene.points, away);
    const milieu = away(scene.points[closest]) > reach ? milieuNear(at) : null;
    if (milieu) return onpick(milieu);
    dragged = closest;
    surface.setPointerCapture(event.pointerId);
    return move(at);
  });
  surface.addEventListener("pointermove", (event) =>
    dragged === null ? onhover(milieuNear(inUnits(event))) : move(inUnits(event)),
  );
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    surface.addEventListener(end, () => (dragged = null));
  surface.addEventListener("pointerleave", () => onhover(null));
}
