// The plane of the book, empty: four poles with what is too much or too little, and rings for the distance.
import { h, s } from "../../_host/dom.js";
import { words } from "./words.js";

const groundHalf = 160;

export function planeGround(under, over, now) {
  const text = (x, y, anchor, ...inside) => s("text", { x, y, "text-anchor": anchor }, inside);
  const inner = (x, y, anchor, said) => s("text", { class: "in", x, y, "text-anchor": anchor }, said);
  const level = (name, y, felty) => [
    text(0, y, "middle", s("tspan", { class: "pole" }, name), ` ${words.poles[name][0]}`),
    inner(0, felty, "middle", words.poles[name][1]),
  ];
  const aside = (name, x, anchor) => [
    text(x, -22, anchor, s("tspan", { class: "pole" }, name)),
    text(x, -7, anchor, words.poles[name][0]),
    inner(x, 18, anchor, words.poles[name][1]),
  ];
  const size = 2 * groundHalf;
  return s(
    "svg",
    { viewBox: `${-groundHalf} ${-groundHalf} ${size} ${size}`, "aria-hidden": "true" },
    under,
    s("path", { class: "axes", d: "M-160 0H160M0-118V118" }),
    s("rect", { class: "border", x: -groundHalf, y: -groundHalf, width: size, height: size }),
    s("circle", { class: "ring", r: 40 }),
    // Open at the sides, where words stand.
    s("path", {
      class: "ring",
      d: "M-69-40A80 80 0 0 1 69-40M-113-40A120 120 0 0 1 113-40M-76 26A80 80 0 0 0 76 26M-117 26A120 120 0 0 0 117 26",
    }),
    level("fatalism", -143, -127),
    level("anomie", 151, 135),
    aside("egoism", -153, "start"),
    aside("altruism", 153, "end"),
    now,
    over,
  );
}

// The side on which the trouble lies, the corner where it is both, or the middle: never a point.
export function planeSide({ reason, target: { cohesion, control } }) {
  if (reason === "neither") return s("circle", { class: "side", r: 40 });
  const [across, up] = [reason !== "limits", reason !== "ties"];
  const [x, y] = [across && cohesion > 0 ? 40 : -160, up && control < 0 ? 40 : -160];
  return s("rect", { class: "side", x, y, width: across ? 120 : 320, height: up ? 120 : 320 });
}

export function planePoint({ cohesion, control }, shape) {
  const [x, y] = [cohesion * groundHalf, -control * groundHalf];
  return [s("path", { class: "projection", d: `M${x} 0V${y}H0` }), s("circle", { class: shape, cx: x, cy: y, r: 9 })];
}

// A scene placed before, by its number: a name would lie over a pole.
export function planeTrace({ cohesion, control }, number) {
  const [x, y] = [cohesion, -control].map((one) => Math.max(-0.93, Math.min(0.93, one)) * groundHalf);
  return [
    s("circle", { class: "trace", cx: x, cy: y, r: 9 }),
    s("text", { class: "traced", x, y: y + 4.5, "text-anchor": "middle" }, String(number)),
  ];
}

// A tap places; a swipe still scrolls the page.
export function planeTaps(box, onplace) {
  const tidy = (x) => Math.round(Math.min(1, Math.max(-1, x)) * 20) / 20 + 0;
  const ground = h("div", { class: "surface", "aria-hidden": "true" });
  ground.addEventListener("click", (event) => {
    const { left, top, width, height } = ground.getBoundingClientRect();
    onplace(tidy(((event.clientX - left) / width) * 2 - 1), tidy(1 - ((event.clientY - top) / height) * 2));
  });
  box.append(ground);
}
