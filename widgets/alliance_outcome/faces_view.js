// One correlation drawn three ways: shared variance, two rows of a hundred people, two overlapping curves; it knows no statistics.
import { sheet, at, box, line, ring, thread } from "./sheet.js";
import { words } from "./words.js";

export function facesPicture() {
  const board = sheet(["shared-all", "shared", "improved", "same", "curve-a", "curve-b", "common", "axis"]);
  return {
    node: board.svg,
    // scene: { variance, above, below (people of 100), d, overlap, mark }
    draw(scene, width) {
      const wide = width >= 560;
      const block = wide ? Math.min(190, (width * 0.58 - 24) / 2) : Math.min(134, (width - 28) / 2);
      const top = 36;
      paintVariance(board, scene, width);
      const texts = [
        [0, 12, words.variance(scene.variance), "strong"],
        ...paintPeople(board, scene, { block, top, wide, width }),
      ];
      const area = wide
        ? { left: 2 * block + 56, right: width - 4, top: top + 10, bottom: top + block + 10 }
        : { left: 0, right: width, top: top + block + 72, bottom: top + block + 170 };
      texts.push(...paintCurves(board, scene, area));
      board.write(texts);
      board.size(width, Math.max(area.bottom + 28, top + block + 66));
    },
  };
}

function paintVariance(board, { variance }, width) {
  board.paint("shared-all", box(0.5, 20, width - 1, 14));
  board.paint("shared", box(0.5, 20, (width - 1) * variance, 14));
}

// Ten by ten, filled from below: so many improve of a hundred.
function paintPeople(board, { above, below }, { block, top, wide, width }) {
  const step = block / 10;
  const radius = Math.round(step * 3.4) / 10;
  const d = { improved: "", same: "" };
  const texts = [];
  [
    [above, words.people.above],
    [below, words.people.below],
  ].forEach(([people, name], group) => {
    const left = group * (wide ? block + 28 : (width + 28) / 2);
    for (let i = 0; i < 100; i += 1) {
      const [px, py] = [left + ((i % 10) + 0.5) * step, top + 14 + block - (Math.floor(i / 10) + 0.5) * step];
      d[i < Math.round(people) ? "improved" : "same"] += ring(at(px), at(py), radius);
    }
    texts.push(
      [at(left), top + block + 34, words.people.improved(people), "strong"],
      [at(left), top + block + 52, name, "quiet small"],
    );
  });
  for (const [name, path] of Object.entries(d)) board.paint(name, path);
  return texts;
}

function paintCurves(board, { d, overlap }, { left, right, top, bottom }) {
  const reach = 3.1 + Math.abs(d) / 2;
  const x = (t) => left + ((t + reach) / (2 * reach)) * (right - left);
  const y = (p) => bottom - p * (bottom - top - 22);
  const steps = Array.from({ length: 81 }, (_, i) => -reach + (i / 80) * 2 * reach);
  const bell = (mean) => (t) => Math.exp(-((t - mean) ** 2) / 2);
  const [low, high] = [bell(-d / 2), bell(d / 2)];
  const curve = (f) => thread(steps.map((t) => [x(t), y(f(t))]));
  board.paint("curve-a", curve(low));
  board.paint("curve-b", curve(high));
  board.paint("common", `${thread([-reach, ...steps, reach].map((t) => [x(t), y(Math.min(low(t), high(t)))]))}z`);
  board.paint(
    "axis",
    line(left, bottom, right, bottom) +
      line(x(-d / 2), y(1), x(-d / 2), bottom) +
      line(x(d / 2), y(1), x(d / 2), bottom),
  );
  const side = d < 0 ? -1 : 1;
  return [
    [at((left + right) / 2), bottom + 20, words.curves.overlap(overlap, d), "middle strong small"],
    [at(x(-d / 2) - side * 6), top + 12, words.curves.below, `quiet small ${side > 0 ? "end" : ""}`],
    [at(x(d / 2) + side * 6), top + 12, words.curves.above, `quiet small ${side > 0 ? "" : "end"}`],
  ];
}
