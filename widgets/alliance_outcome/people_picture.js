// A cloud of points with its line, and a scale on which each sample leaves a dot; it draws what it is given and counts nobody.
import { sheet, at, line, ring } from "./sheet.js";
import { tick } from "./words.js";
import { EDGE } from "./people.js";
import { peopleWords } from "./people_words.js";

const cloudReach = EDGE + 0.15;
const cloudFoot = 20;
const scaleHeight = 66;
const mostFaint = 30;

export function cloud() {
  const layers = ["plot", "middles", "crowd", "lit", "stood", "way", "faint", "every", "fit", "halo", "mine"];
  const board = sheet(layers);
  const scene = { width: 0, height: 0 };
  const x = (alliance) => ((alliance + cloudReach) / (2 * cloudReach)) * scene.width;
  const y = (outcome) => (1 - (outcome + cloudReach) / (2 * cloudReach)) * (scene.height - cloudFoot);
  return {
    node: board.svg,
    // Where a point stands in the picture, and which point a place in the picture is.
    spot: (at) => [x(at[0]), y(at[1])],
    point: ([px, py]) => [
      (px / scene.width) * 2 * cloudReach - cloudReach,
      (1 - py / (scene.height - cloudFoot)) * 2 * cloudReach - cloudReach,
    ],
    // state: points, born, person, away (how many moved), lit (whom the sample holds), fits, all, last, middles
    draw(state, width) {
      Object.assign(scene, { width, height: Math.round(Math.min(width * 0.76, 360)) });
      const bottom = scene.height - cloudFoot;
      const { points, born, lit, samples, all, last, fits, middles } = state;
      const me = state.person - 1;
      const inside = new Set(lit);
      const dots = (chosen, radius) =>
        points.map((one, i) => (chosen(i) ? ring(x(one[0]), y(one[1]), radius) : "")).join("");
      const fitted = (one) => lineAcross(one, x, y);
      board.svg.classList.toggle("sampling", samples > 0);
      board.paint("plot", `M.5 .5H${width - 0.5}V${bottom}H.5z`);
      board.paint("middles", `M${at(x(middles[0]))} 1V${bottom}M1 ${at(y(middles[1]))}H${width}`);
      board.paint(
        "crowd",
        dots((i) => !inside.has(i) && (i !== me || samples > 0), 4),
      );
      board.paint(
        "lit",
        dots((i) => inside.has(i), 5),
      );
      const left = points.map((one, i) => one !== born[i] && hasMoved(one, born[i]) && born[i]);
      board.paint("stood", left.map((one) => (one ? ring(x(one[0]), y(one[1]), 5) : "")).join(""));
      board.paint("way", left[me] ? line(x(born[me][0]), y(born[me][1]), x(points[me][0]), y(points[me][1])) : "");
      board.paint(
        "faint",
        fits
          .slice(-mostFaint - 1, -1)
          .map(fitted)
          .join(""),
      );
      board.paint("every", samples ? fitted(all) : "");
      board.paint("fit", fitted(samples ? last : all));
      board.paint("halo", ring(x(points[me][0]), y(points[me][1]), 13));
      board.paint("mine", inside.has(me) || !samples ? ring(x(points[me][0]), y(points[me][1]), 7) : "");
      board.write([
        [6, 17, peopleWords.better, "quiet"],
        [6, bottom - 8, peopleWords.worse, "quiet"],
        [width - 6, 17, peopleWords.invented, "quiet end"],
        [2, scene.height - 4, peopleWords.weaker, "quiet"],
        [width - 2, scene.height - 4, peopleWords.stronger, "quiet end"],
      ]);
      board.size(width, scene.height);
    },
  };
}

const hasMoved = (one, other) => Math.hypot(one[0] - other[0], one[1] - other[1]) > 0.005;

// The line as far as it lies in the frame; none without a slope.
function lineAcross({ slope, intercept }, x, y) {
  if (!Number.isFinite(slope)) return "";
  const ends = slope ? [-EDGE, EDGE].map((end) => (end - intercept) / slope).sort((a, b) => a - b) : [-EDGE, EDGE];
  const [from, to] = [Math.max(-EDGE, ends[0]), Math.min(EDGE, ends[1])];
  if (!(from < to)) return "";
  return line(x(from), y(intercept + slope * from), x(to), y(intercept + slope * to));
}

export function sampleScale() {
  const board = sheet(["axis", "dots", "newest", "every"]);
  return {
    node: board.svg,
    draw({ all, fits, samples }, width) {
      const known = fits.map((one) => one.r).filter(Number.isFinite);
      const wide = [...known, all.r].some((r) => r < -0.49 || r > 0.89);
      const domain = wide ? [-1, 1] : [-0.5, 0.9];
      const x = (r) => 8 + ((r - domain[0]) / (domain[1] - domain[0])) * (width - 16);
      const base = scaleHeight - 18;
      const marks = wide ? [-0.8, -0.4, 0, 0.4, 0.8] : [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8];
      board.paint("axis", line(0, base, width, base));
      board.paint("every", Number.isFinite(all.r) ? line(x(all.r), 2, x(all.r), base) : "");
      const bins = known.map((r) => Math.round(x(r) / 9));
      const count = (list, bin) => list.filter((one) => one === bin).length;
      const tallest = Math.max(1, ...bins.map((bin) => count(bins, bin)));
      const step = Math.min(8, 40 / tallest);
      const spots = bins.map((bin, i) =>
        ring(bin * 9, base - 5 - count(bins.slice(0, i), bin) * step, Math.min(4, step)),
      );
      const newest = fits.length && Number.isFinite(fits[fits.length - 1].r) ? spots.length - 1 : -1;
      board.paint("dots", spots.filter((_, i) => i !== newest).join(""));
      board.paint("newest", spots[newest] ?? "");
      const said = samples
        ? [[width - 2, 14, peopleWords.samples(samples), "quiet end"]]
        : [
            [2, 14, peopleWords.noSample, "quiet"],
            ...(Number.isFinite(all.r) ? [besideLine(x(all.r), width, peopleWords.truth(all))] : []),
          ];
      board.write([...marks.map((r) => [at(x(r)), scaleHeight - 3, tick(r), "middle num"]), ...said]);
      board.size(width, scaleHeight);
    },
  };
}

/** Beside its line, on the side that has room for the words. @returns {any[]} */
function besideLine(px, width, text) {
  return px < width - 130 ? [at(px + 8), 14, text, ""] : [at(px - 8), 14, text, "end"];
}
