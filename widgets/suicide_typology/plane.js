// The square plane: rings, poles, markers and the pointer. It knows places and words, not what they mean.
import { h, s, fill } from "../_host/dom.js";

const margin = 12; // a marker at the border stays whole
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
  const [ground, lines, ends, markers, names] = ["", "", "", "markers", "names"].map((kind) => s("g", { class: kind }));
  // Threads run under the words, whose halo keeps them readable.
  const svg = s("svg", { class: "plane", "aria-hidden": "true" }, ground, lines, ends, markers, names);
  // An HTML box, because touch-action on a shape inside an SVG does not stop the page from scrolling under the finger.
  const hands = [0, 1].map(() => h("div", { class: "hand" }));
  const surface = h("div", { class: "surface", "aria-hidden": "true" }, hands);
  const node = h("div", { class: "plane-box" }, svg, surface);
  const scene = { size: 0, points: [], named: [], chosen: null, places: [], towards: [] };
  const x = (cohesion) => margin + ((cohesion + 1) / 2) * (scene.size - 2 * margin);
  const y = (control) => margin + ((1 - control) / 2) * (scene.size - 2 * margin);

  const drawMarkers = () => {
    fill(
      lines,
      scene.points.map((point) => threads(x, y, point)),
    );
    fill(
      markers,
      scene.points.map((point, i) => marker(x, y, point, i, scene.points.length > 1)),
    );
    hands.forEach((hand, i) => {
      const point = scene.points[i];
      hand.hidden = !point;
      if (point) Object.assign(hand.style, { left: part(x(point[0])), top: part(y(point[1])) });
    });
  };
  const part = (length) => `${(100 * length) / scene.size}%`;
  const drawNames = () => {
    scene.places = scene.named.map((one) => ({ ...one, dot: [x(one.cohesion), y(one.control)] }));
    fill(
      names,
      scene.places.map((place) => nameMark(place, place.id === scene.chosen)),
    );
    // The inner sides make room for the words, and are not said of a place that has a name.
    svg.classList.toggle("with-names", scene.named.length > 0);
  };
  const drawPoles = () => {
    for (const pole of ends.querySelectorAll(".edge"))
      pole.classList.toggle("on", scene.towards.includes(pole.dataset.pole));
  };
  const layout = () => {
    const size = Math.round(Math.min(560, Math.max(260, node.clientWidth || 360)));
    if (size === scene.size) return;
    scene.size = size;
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    fill(ground, paper(size));
    fill(ends, poleWords(poles, size));
    drawPoles();
    drawNames();
    drawMarkers();
  };
  const draw = ({ points, named, chosen, towards }) => {
    const relabel = named !== scene.named || chosen !== scene.chosen;
    Object.assign(scene, { points, named, chosen, towards });
    if (relabel) drawNames();
    drawPoles();
    drawMarkers();
  };
  pointing({ svg, surface, scene, x, y, onmove, onpick, onhover });
  const watch = new ResizeObserver(layout);
  watch.observe(node);
  layout();
  return { node, draw, stop: () => watch.disconnect() };
}

// Bare paper: what is too much or too little stands inside the square, at its own end, so that the square has the whole width.
function paper(size) {
  const [half, unit] = [size / 2, (size - 2 * margin) / 2];
  return [
    s("circle", { class: "calm", cx: half, cy: half, r: unit / 4 }),
    [0.5, 0.75].map((share) => s("circle", { class: "ring", cx: half, cy: half, r: share * unit })),
    s("path", { class: "axes", d: `M0 ${half}H${size}M${half} 44V${size - 44}` }),
    s("rect", { class: "border", x: 0.5, y: 0.5, width: size - 1, height: size - 1 }),
  ];
}

function poleWords(poles, size) {
  const [half, end] = [size / 2, size - 10];
  const word = (at, y, anchor, kind, ...text) => s("text", { x: at, y, "text-anchor": anchor, class: kind }, text);
  const pole = (name, ...lines) => s("g", { class: `edge ${name}`, "data-pole": name }, lines);
  const level = (name, y, under) => {
    const [said, amount, inner] = poles[name];
    const first = [s("tspan", { class: "pole-name" }, said), s("tspan", { dx: 6 }, amount)];
    return pole(name, word(half, y, "middle", "amount", first), word(half, under, "middle", "inner", inner.join(" ")));
  };
  const aside = (name, at, anchor) => {
    const [said, amount, inner] = poles[name];
    return pole(
      name,
      word(at, half - 23, anchor, "pole-name", said),
      word(at, half - 7, anchor, "amount beside", amount),
      inner.map((line, i) => word(at, half + 18 + 16 * i, anchor, "inner", line)),
    );
  };
  return [
    word(half, half - 15, "middle", "middle", poles.balance[0]),
    level("fatalism", 19, 36),
    level("anomie", size - 10, size - 28),
    aside("egoism", 10, "start"),
    aside("altruism", end, "end"),
  ];
}

function threads(x, y, [cohesion, control]) {
  const [px, py] = [x(cohesion), y(control)];
  return [
    s("path", { class: "projection", d: `M${px} ${y(0)}V${py}H${x(0)}` }),
    s("circle", { class: "foot", cx: px, cy: y(0), r: 2.5 }),
    s("circle", { class: "foot", cx: x(0), cy: py, r: 2.5 }),
  ];
}

function marker(x, y, [cohesion, control], i, numbered) {
  const [px, py] = [x(cohesion), y(control)];
  const shape = i
    ? s("rect", { class: "point", x: px - 9, y: py - 9, width: 18, height: 18, rx: 2 })
    : s("circle", { class: "point", cx: px, cy: py, r: 9.5 });
  return [
    shape,
    numbered ? s("text", { class: "point-number", x: px, y: py + 4.5, "text-anchor": "middle" }, String(i + 1)) : null,
  ];
}

// Words run towards the side that has room for them.
function nameMark({ on_plane, cohesion, dot: [px, py] }, chosen) {
  const away = (chosen ? 14 : gap) * (cohesion > 0.3 ? -1 : 1);
  return s(
    "g",
    { class: chosen ? "named chosen" : "named" },
    s("circle", { class: "dot", cx: px, cy: py, r: chosen ? 4.5 : 3 }),
    s("text", { x: px + away, y: py + 4.5, "text-anchor": away < 0 ? "end" : "start" }, on_plane),
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
  const move = (i, at) => {
    const inner = scene.size - 2 * margin;
    const tidy = (value) => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100 + 0;
    onmove(i, tidy(((at[0] - margin) / inner) * 2 - 1), tidy(1 - ((at[1] - margin) / inner) * 2));
  };
  // The point that was taken, or null where a milieu was picked.
  const take = (event) => {
    const at = inUnits(event);
    const away = ([cohesion, control]) => far(at, [x(cohesion), y(control)]);
    // Before anything is placed the first press places it.
    const closest = nearest(scene.points, away) ?? 0;
    const beside = !scene.points.length || away(scene.points[closest]) > reach;
    const milieu = beside ? milieuNear(at) : null;
    if (milieu) onpick(milieu);
    else move(closest, at);
    return milieu ? null : closest;
  };
  // A finger drags the marker alone and places it by a tap, so that a swipe over the picture scrolls the page.
  let tap = false;
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    tap = event.pointerType === "touch" && event.target === surface;
    if (tap) return;
    dragged = take(event);
    if (dragged !== null) surface.setPointerCapture(event.pointerId);
  });
  surface.addEventListener("click", (event) => {
    if (tap) take(event);
    tap = false;
  });
  surface.addEventListener("pointermove", (event) => {
    if (dragged !== null) move(dragged, inUnits(event));
    else if (event.pointerType !== "touch") onhover(milieuNear(inUnits(event)));
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    surface.addEventListener(end, () => (dragged = null));
  surface.addEventListener("pointerleave", () => onhover(null));
}
