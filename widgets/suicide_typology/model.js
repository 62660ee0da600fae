// The formulas of model.py for the page; tests/cases/suicide_typology.json holds both equal. It knows no screen.
import typologySaid from "./words.json" with { type: "json" };
const polar = { egoism: "egoistic", altruism: "altruistic", anomie: "anomic", fatalism: "fatalistic" };
const poles = Object.keys(polar);
const halfWay = 0.5;
const width = 0.6;
const grain = 1e-9;

export function read(cohesion, control) {
  const reading = {
    label: label(cohesion, control),
    strain: strain(cohesion, control),
    weights: weights(cohesion, control),
  };
  const said = `${spoken("cohesion", cohesion)} and ${spoken("control", control)}`;
  const sentence = `${said[0].toUpperCase()}${said.slice(1)}: ${reading.label}.`;
  return { ...reading, sentence };
}

export function weights(cohesion, control) {
  const raw = [-cohesion, cohesion, -control, control].map((side) => Math.max(side, 0) ** 2);
  raw.push(halfWay ** 2);
  const total = raw.reduce((sum, part) => sum + part);
  return Object.fromEntries([...poles, "balance"].map((name, i) => [name, raw[i] / total]));
}

export function strain(cohesion, control) {
  return 1 - Math.exp(-(cohesion * cohesion + control * control) / (width * width) / 2);
}

export function meanStrain(cohesion, control, tau) {
  const spread = width * width + tau * tau;
  const kept = width / Math.sqrt(spread);
  const near = (departure) => kept * Math.exp((-departure * departure) / (2 * spread));
  return 1 - near(cohesion) * near(control);
}

export function mixture(first, second, share) {
  const [one, two] = [weights(...first), weights(...second)];
  return Object.fromEntries(Object.keys(one).map((pole) => [pole, share * one[pole] + (1 - share) * two[pole]]));
}

// The poles on whose side a place lies: none near the middle, two where both departures count.
export function towards(cohesion, control) {
  const [c, k] = [Math.abs(cohesion), Math.abs(control)];
  const [larger, smaller] = [Math.max(c, k), Math.min(c, k)];
  if (!reaches(larger, 0.25)) return [];
  const both = [cohesion > 0 ? "altruism" : "egoism", control > 0 ? "fatalism" : "anomie"];
  if (reaches(smaller, 0.25) && reaches(smaller, larger / 2)) return both;
  return [reaches(c, k) ? both[0] : both[1]];
}

export function label(cohesion, control) {
  const adjectives = towards(cohesion, control).map((pole) => polar[pole]);
  if (!adjectives.length) return "balanced";
  return (reaches(Math.max(Math.abs(cohesion), Math.abs(control)), 0.5) ? "" : "leaning ") + adjectives.join("-");
}

export function degree(value) {
  const size = Math.abs(value);
  if (!reaches(size, 0.05)) return typologySaid.middle;
  const [, adverb] = typologySaid.degrees.find(([border]) => border === null || !reaches(size, border));
  return `${adverb} ${typologySaid[value > 0 ? "high" : "low"]}`;
}

export function twoDecimals(value) {
  const text = value.toFixed(2);
  return text === "-0.00" ? "0.00" : text;
}

function spoken(axis, value) {
  const degreeOf = degree(value);
  const place = degreeOf === typologySaid.middle ? `${axis} ${degreeOf}` : `${degreeOf} ${axis}`;
  return `${place} (${twoDecimals(value)})`;
}

function reaches(size, border) {
  return size - border > -grain;
}
