// The funnel plot: every study by r and standard error, with the lines that Egger, PET and PEESE draw through them; it knows no statistics.
import { sheet, at, line, ring, thread, ticks } from "./sheet.js";
import { words, short, tick } from "./words.js";

const SIDE = 32;
const HEAD = 44;

export function funnelPlot(onpick) {
  const board = sheet(["region", "zero", "axis", "pooled", "pet", "peese", "points", "gone", "chosen", "ends"]);
  let points = [];
  board.svg.addEventListener("click", (event) => {
    const frame = board.svg.getBoundingClientRect();
    onpick(nearest(points, event.clientX - frame.left, event.clientY - frame.top));
  });
  return {
    node: board.svg,
    draw(scene, width) {
      points = paintFunnel(board, scene, width);
    },
  };
}

function nearest(points, x, y) {
  const far = points.map(([px, py]) => Math.hypot(px - x, py - y));
  const best = far.indexOf(Math.min(...far));
  return far[best] <= 22 ? best : -1;
}

// scene: { studies: [{ z, se, out }], picked, pooled: { z }, pet: { a, b }, peese: { a, b }, mark }
function paintFunnel(board, scene, width) {
  const height = Math.round(Math.min(400, Math.max(280, width * 0.62))) + HEAD;
  const most = 1.08 * Math.max(...scene.studies.map((study) => study.se));
  const zs = scene.studies.map((study) => study.z).concat(0, scene.pooled ? scene.pooled.z : 0);
  const [low, high] = [Math.min(...zs) - 0.08, Math.max(...zs) + 0.08];
  const x = (z) => SIDE + ((Math.min(high, Math.max(low, z)) - low) / (high - low)) * (width - SIDE - 8);
  const y = (se) => HEAD + (se / most) * (height - HEAD - 46);
  const bottom = y(most);
  const points = scene.studies.map(({ z, se }) => [x(z), y(se)]);
  const dot = scene.studies.length > 60 ? 2.6 : 4.5;
  const drawn = (out, shape) =>
    points
      .filter((_, i) => Boolean(scene.studies[i].out) === out)
      .map(([px, py]) => shape(px, py))
      .join("");
  board.size(width, height);
  board.paint(
    "points",
    drawn(false, (px, py) => ring(at(px), at(py), dot)),
  );
  board.paint(
    "gone",
    drawn(true, (px, py) => line(px - 4, py - 4, px + 4, py + 4) + line(px - 4, py + 4, px + 4, py - 4)),
  );
  board.paint("chosen", scene.picked >= 0 ? ring(at(points[scene.picked][0]), at(points[scene.picked][1]), 10) : "");
  board.paint("zero", line(x(0), HEAD, x(0), bottom));
  paintLines(board, scene, { x, y, most, low, high });
  const marks = ticks([Math.tanh(low), Math.tanh(high)], width - SIDE).filter((r) => Math.abs(r) < 0.99);
  const errors = ticks([0, most], height - HEAD);
  const steps = marks
    .map((r) => line(x(Math.atanh(r)), bottom, x(Math.atanh(r)), bottom + 5))
    .concat(errors.map((se) => line(SIDE - 4, y(se), SIDE, y(se))));
  board.paint("axis", line(SIDE, bottom, width - 8, bottom) + line(SIDE, HEAD, SIDE, bottom) + steps.join(""));
  const numbers = marks
    .map((r) => [at(x(Math.atanh(r))), bottom + 19, tick(r), "middle num small"])
    .concat(errors.map((se) => [SIDE - 7, at(y(se) + 4), tick(se), "end num small"]));
  board.write([...captions(scene, { x, width, height }), ...numbers]);
  return points;
}

function paintLines(board, { pooled, pet, peese }, { x, y, most, low, high }) {
  const steps = Array.from({ length: 25 }, (_, i) => (i / 24) * most);
  const inside = (z) => z >= low && z <= high;
  const curve = (f) => thread(steps.filter((se) => inside(f(se))).map((se) => [x(f(se)), y(se)]));
  const spread = pooled
    ? `M${at(x(pooled.z))} ${y(0)}L${at(x(pooled.z - 1.96 * most))} ${at(y(Math.min(most, (pooled.z - low) / 1.96)))}`
    : "";
  board.paint(
    "region",
    pooled
      ? `${spread}V${y(most)}H${at(x(pooled.z + 1.96 * most))}V${at(y(Math.min(most, (high - pooled.z) / 1.96)))}z`
      : "",
  );
  board.paint("pooled", pooled ? line(x(pooled.z), y(0), x(pooled.z), y(most)) : "");
  board.paint("pet", pet ? curve((se) => pet.a + pet.b * se) : "");
  board.paint("peese", peese ? curve((se) => peese.a + peese.b * se * se) : "");
  board.paint(
    "ends",
    [pet?.a, peese?.a]
      .filter((z) => z !== undefined && inside(z))
      .map((z) => ring(at(x(z)), at(y(0)), 4))
      .join(""),
  );
}

function captions({ pooled, pet, peese, mark }, { x, width, height }) {
  const w = words.funnel;
  const items = [
    [width, 14, mark, "mark end"],
    [0, 14, w.y, "quiet small"],
    [at((SIDE + width) / 2), height - 4, w.x, "middle quiet small"],
  ];
  // Three names over the upper edge: pushed apart so that none covers another.
  const names = [
    [pet?.a, w.pet],
    [peese?.a, w.peese],
    [pooled?.z, w.pooled],
  ].filter(([z]) => z !== undefined);
  let free = SIDE;
  for (const [z, name] of names.sort((a, b) => a[0] - b[0])) {
    const text = `${name} ${short(Math.tanh(z))}`;
    const wide = text.length * 7;
    const start = Math.min(Math.max(free, x(z) - wide / 2), width - wide);
    items.push([at(start), HEAD - 9, text, "strong small"]);
    free = start + wide + 14;
  }
  return items;
}
