// A slice through the plane: strain and mean strain along cohesion, with control held where it is.
import { h, s, fill } from "../_host/dom.js";
import { meanStrain, strain } from "./model.js";

const tall = 168;
const pad = { left: 34, right: 8, top: 10, bottom: 38 };

export function curves({ words }) {
  const svg = s("svg", { class: "curves", "aria-hidden": "true" });
  const key = h(
    "p",
    { class: "curve-key", "aria-hidden": "true" },
    h("span", {}, keySign("alike"), words.curveAlike),
    h("span", {}, keySign("differ"), words.curveDiffer),
  );
  const note = h("p", { class: "lesson" });
  const node = h("div", { class: "curve-box" }, key, svg, note);
  let last = null;
  // Measured when it changes: to ask for a width in the middle of a drawing makes the browser lay the page out twice.
  let wide = 320;
  const draw = (state) => {
    last = state;
    const { cohesion, control, tau, say } = state;
    const x = (value) => pad.left + ((value + 1) / 2) * (wide - pad.left - pad.right);
    const y = (value) => tall - pad.bottom - value * (tall - pad.top - pad.bottom);
    const path = (height) =>
      Array.from({ length: 81 }, (_, i) => `${x(i / 40 - 1).toFixed(1)} ${y(height(i / 40 - 1)).toFixed(1)}`).join("L");
    svg.setAttribute("viewBox", `0 0 ${wide} ${tall}`);
    const alike = (value) => strain(value, control);
    const differ = (value) => meanStrain(value, control, tau);
    fill(
      svg,
      [0, 0.5, 1].map((level) => [
        s("path", { class: "grid", d: `M${x(-1)} ${y(level)}H${x(1)}` }),
        s("text", { x: pad.left - 6, y: y(level) + 4, "text-anchor": "end" }, String(level)),
      ]),
      [-1, 0, 1].map((at) =>
        s("text", { x: x(at), y: y(0) + 16, "text-anchor": ["start", "middle", "end"][at + 1] }, String(at)),
      ),
      s("text", { x: x(0), y: tall - 4, "text-anchor": "middle" }, words.curveAxis(say(control))),
      s("path", { class: "now", d: `M${x(cohesion)} ${y(0)}V${y(1)}` }),
      s("path", { class: "alike", d: `M${path(alike)}` }),
      s("path", { class: "differ", d: `M${path(differ)}` }),
      s("circle", { class: "alike-dot", cx: x(cohesion), cy: y(alike(cohesion)), r: 5 }),
      s("circle", { class: "differ-dot", cx: x(cohesion), cy: y(differ(cohesion)), r: 5 }),
    );
    note.textContent = words.lesson(say(meanStrain(0, 0, tau)), say(tau));
  };
  const watch = new ResizeObserver(() => {
    const now = Math.round(Math.min(560, Math.max(240, node.clientWidth || 320)));
    if (now === wide || node.hidden) return;
    wide = now;
    if (last) draw(last);
  });
  watch.observe(node);
  return { node, draw, stop: () => watch.disconnect() };
}

function keySign(kind) {
  return s("svg", { class: "key-sign", viewBox: "0 0 28 10" }, s("path", { class: kind, d: "M1 5H27" }));
}
