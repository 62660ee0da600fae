// One life that drifts apart, the same as life.py: who around one person still knows her name, and where each stands.
import { circles } from "./model.js";

export const sectorUnit = 86;
export const pictureMiddle = 175;
const [firstGoes, nextGoes] = [0.11, 0.06];

// Sector, rank in the order of going (null stays), place in the village, place in the sector.
/** @type {[string, number | null, number, number, number, number][]} */
const neighbourhood = [
  ["economic", 0, -80, -87, -22, 10],
  ["economic", 10, -2, -76, 22, 10],
  ["economic", 1, -115, -23, -43, 10],
  ["economic", 2, -14, -117, 43, 10],
  ["economic", 3, -108, 49, -10, -26],
  ["political", 4, 58, -102, -22, 10],
  ["political", 5, 108, -49, 43, 10],
  ["political", 11, 62, -41, 22, 10],
  ["political", 6, 115, 23, -43, 10],
  ["communal", 7, 80, 87, -22, 10],
  ["communal", 12, 64, 31, 43, 10],
  ["communal", 8, 14, 117, 22, 10],
  ["communal", 9, -58, 102, -43, 10],
  ["personal", null, -62, 34, -31, 4],
  ["personal", null, 2, 69, 31, 4],
  ["personal", null, -64, -38, 0, -26],
];

export function sixteen(d) {
  const apart = circles(1);
  return neighbourhood.map(([sector, rank, x, y, right, down]) => {
    const end = [sectorUnit * apart[sector].x + right, sectorUnit * apart[sector].y + down];
    return {
      sector,
      x: pictureMiddle + x + d * (end[0] - x),
      y: pictureMiddle + y + d * (end[1] - y),
      knows: rank === null || d < firstGoes + nextGoes * rank,
    };
  });
}

export function known(d) {
  return sixteen(d).filter((one) => one.knows).length;
}

// A small standing figure as a path; whoever is followed has a knot of hair.
export function figure(x, y, k, knot = false) {
  const n = (value) => String(Math.round(value * k * 10) / 10);
  const disc = (r) => `a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`;
  const at = (dx, dy) => `M${(x + dx * k).toFixed(1)} ${(y + (26 + dy) * k).toFixed(1)}`;
  const legs = `h${n(-4.3)}v${n(11)}h${n(-5.6)}v${n(-11)}h${n(-3.2)}v${n(11)}h${n(-5.6)}v${n(-11)}z`;
  const body = `c0 ${n(-14)} 0 ${n(-27.5)} ${n(11.5)} ${n(-27.5)}s${n(11.5)} ${n(13.5)} ${n(11.5)} ${n(27.5)}${legs}`;
  return `${knot ? at(-9, -53) + disc(3.6) : ""}${at(-7, -47)}${disc(7)}${at(-11.5, -11)}${body}`;
}
