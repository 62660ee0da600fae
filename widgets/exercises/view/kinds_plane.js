// Placing a scene on the plane of cohesion and control: two sliders, and a picture that a pointer may use instead.
import { counted, h, s, fill } from "../../_host/dom.js";
import { range } from "../../_host/controls.js";
import { grow } from "./tree.js";
import { sign } from "./kinds_choice.js";
import { words } from "./words.js";

const planeAxes = ["cohesion", "control"];
const planeEdge = 26;
const planeSize = 260;
const planeSpan = planeSize - 2 * planeEdge;

// The words of `degree` in suicide_typology/model.py, held to it by a test.
function spokenPlace(x) {
  const [middle, ...degrees] = words.degree;
  const reached = [0.05, 0.25, 0.5, 0.75].filter((border) => Math.abs(x) - border > -1e-9).length;
  return reached ? `${degrees[reached - 1]} ${words.side[Number(x > 0)]} (${x.toFixed(2)})` : middle;
}

export function planeKind({ item, change }) {
  const at = { cohesion: 0, control: 0 };
  const marker = s("g", {});
  const move = (axis, x) => {
    at[axis] = x;
    draw();
    change();
  };
  const serial = counted();
  const reasons = planeAxes.map((axis) => h("div", { class: "reason", id: `ex-plane-${serial}-${axis}` }));
  const ranges = planeAxes.map((axis, i) =>
    range({
      label: words[axis],
      min: -1,
      max: 1,
      step: 0.05,
      page: 0.25,
      value: 0,
      number: true,
      say: spokenPlace,
      ends: words.ends[axis],
      told: reasons[i].id,
      onchange: (x) => move(axis, x),
    }),
  );
  const draw = () => {
    const [x, y] = [planeEdge + ((at.cohesion + 1) / 2) * planeSpan, planeEdge + ((1 - at.control) / 2) * planeSpan];
    const half = planeSize / 2;
    fill(marker, [
      s("path", { class: "projection", d: `M${x} ${half}V${y}H${half}` }),
      s("circle", { class: "point", cx: x, cy: y, r: 9 }),
    ]);
  };
  const place = (cohesion, control) => {
    Object.assign(at, { cohesion, control });
    ranges[0].set(cohesion);
    ranges[1].set(control);
    draw();
  };
  const surface = h("div", { class: "surface", "aria-hidden": "true" });
  planePointing(surface, (cohesion, control) => {
    place(cohesion, control);
    change();
  });
  draw();
  return {
    node: [
      h("div", { class: "place" }, planeGround(marker), surface),
      planeAxes.map((axis, i) => [
        ranges[i].node,
        h("p", { class: "paper" }, `${words[axis]}: `, h("span", { class: "blank" })),
        reasons[i],
      ]),
    ],
    // The middle is a place like any other: whoever checks without moving has chosen it.
    read: () => ({ ...at }),
    write: (answer) => {
      const given = planeAxes.map((axis) =>
        ["number", "string"].includes(typeof answer?.[axis]) ? Number(answer[axis]) : NaN,
      );
      place(...(answer && given.every((x) => Math.abs(x) <= 1) ? given : [0, 0]));
    },
    tell: (parts) => {
      planeAxes.forEach((axis, i) => {
        const part = parts.find(({ key }) => key === axis);
        fill(reasons[i], part ? [sign(part.right), grow(part.message)] : null);
      });
      return [];
    },
    solved: () => [h("p", { class: "head" }, words.model), grow(item.model_answer)],
  };
}

function planeGround(marker) {
  const [half, far] = [planeSize / 2, planeSize - planeEdge];
  const edge = (text, x, y, turn) =>
    s(
      "text",
      { class: "edge", x, y, "text-anchor": "middle", transform: turn ? `rotate(${turn} ${x} ${y})` : null },
      text,
    );
  const [top, bottom, left, right] = words.edges;
  return s(
    "svg",
    { viewBox: `0 0 ${planeSize} ${planeSize}`, "aria-hidden": "true" },
    s("rect", { class: "border", x: planeEdge, y: planeEdge, width: planeSpan, height: planeSpan }),
    s("path", { class: "axes", d: `M${planeEdge} ${half}H${far}M${half} ${planeEdge}V${far}` }),
    [edge(top, half, 17), edge(bottom, half, far + 18), edge(left, 17, half, -90), edge(right, far + 18, half, -90)],
    marker,
  );
}

function planePointing(surface, onmove) {
  let held = false;
  const tidy = (x) => Math.round(Math.min(1, Math.max(-1, x)) * 20) / 20 + 0;
  const follow = (event) => {
    const box = surface.getBoundingClientRect();
    onmove(
      tidy(((event.clientX - box.left) / box.width) * 2 - 1),
      tidy(1 - ((event.clientY - box.top) / box.height) * 2),
    );
  };
  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = true;
    surface.setPointerCapture(event.pointerId);
    follow(event);
  });
  surface.addEventListener("pointermove", (event) => held && follow(event));
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    surface.addEventListener(end, () => (held = false));
}
