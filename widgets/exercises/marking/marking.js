// What an answer is worth and what to say to it: the same rules as marking.py; tests/marking_cases.json holds both equal.
import markingSaid from "./words.json" with { type: "json" };
import { filled } from "../../_host/words.js";
import { seenText } from "../../_host/unseen.js";
import { isBlank, readNumber } from "./numbers.js";

const markGrain = 1e-9; // a value on the border counts as inside, whatever binary makes of 0.1 + 0.2
const markNear = 0.35; // a place no further from the book's is said to be near it
const markSide = 0.25; // where a side begins
const markAxes = ["cohesion", "control"];
const markReasons = ["", "ties", "limits", "both", "neither"];
const markSides = ["", "few", "many"];
const markHalves = { right: 2, partly: 1, wrong: 0, blank: 0 };

const marked = {
  choice: markChoice,
  plane: markPlane,
  sort: markSort,
  numeric: markNumeric,
  forest: markForest,
  reflection: markReflection,
  predict: markPredict,
};

export function mark(item, answer) {
  if (isBlank(answer)) return unscored("blank", markingSaid.blank[item.kind]);
  return marked[item.kind](item, answer) ?? unscored("unreadable", markingSaid.unreadable[item.kind]);
}

// The exercise with the numbers of a variant (from 0), or null where there is no such variant.
export function withVariant(item, number) {
  const variants = item.variants ?? [{}];
  return Number.isInteger(number) && number >= 0 && number < variants.length ? { ...item, ...variants[number] } : null;
}

function unscored(state, message) {
  return { score: null, state, message: [message], parts: [] };
}

function scored(score, message, parts = []) {
  return { score, state: score === 1 ? "right" : score > 0 ? "partly" : "wrong", message, parts };
}

function isMapping(answer) {
  return typeof answer === "object" && answer !== null && !Array.isArray(answer);
}

function fieldOf(answer, key) {
  return Object.prototype.hasOwnProperty.call(answer, key) ? answer[key] : null;
}

function markChoice(item, answer) {
  if (item.many) return markMany(item.options, answer);
  const chosen = item.options.find((option) => option.key === answer);
  if (!chosen) return null;
  return scored(chosen.right ? 1 : 0, [markingSaid.choice[chosen.right ? "right" : "wrong"], ...chosen.why]);
}

function markMany(options, answer) {
  if (!Array.isArray(answer) || !answer.every((key) => options.some((option) => option.key === key))) return null;
  const chosen = options.filter((option) => answer.includes(option.key));
  const wanted = options.filter((option) => option.right).length;
  const found = chosen.filter((option) => option.right).length;
  const astray = chosen.length - found;
  const parts = chosen.map((option) => ({ key: option.key, right: option.right, message: option.why }));
  // Whoever ticks all would read every reason at once; it counts as no try.
  if (chosen.length > wanted) return unscored("blank", filled(markingSaid.choice.fewer, { wanted }));
  const missing = wanted - found;
  if (missing)
    parts.push({
      key: "",
      right: false,
      message: [filled(markingSaid.choice[missing === 1 ? "oneMissing" : "missing"], { count: missing })],
    });
  let message = filled(markingSaid.choice[astray ? "astray" : "found"], { found, wanted, astray });
  if (!missing && !astray) message = markingSaid.choice.all;
  return scored(found / (wanted + astray), [message], parts);
}

function markPlane(item, answer) {
  if (!isMapping(answer)) return null;
  const parts = item.scenes.map((scene) => markScene(scene, fieldOf(answer, scene.key)));
  if (parts.includes(null)) return null;
  if (parts.every((one) => one.state === "blank")) return unscored("blank", markingSaid.blank.plane);
  const right = parts.filter((one) => one.right).length;
  const all = parts.length;
  const score = parts.reduce((sum, one) => sum + markHalves[one.state], 0) / 2 / all;
  const said = markingSaid.plane;
  if (all === 1) return scored(score, [{ right: said.one, partly: said.half }[parts[0].state] ?? said.not], parts);
  return scored(score, [filled(right === all ? said.all : said.some, { right, all })], parts);
}

// The reason is half and the side, which counts with the right reason alone, the other; nobody marks the place.
export function markScene(scene, answer) {
  const given = isBlank(answer) ? {} : answer;
  if (!isMapping(given)) return null;
  const [reason, side] = ["reason", "side"].map((name) => (isBlank(fieldOf(given, name)) ? "" : given[name]));
  const place = placeOf(given);
  if (!markReasons.includes(reason) || !markSides.includes(side) || place === null) return null;
  const said = markingSaid.plane;
  const part = (state, message) => ({ key: scene.key, right: state === "right", message, state });
  if (!reason) return part("blank", [said.blank]);
  if (reason !== scene.reason) return part("wrong", [said.wrong, ...scene.feedback.reason]);
  if (scene.side && !side) return part("partly", [said.open]);
  if (scene.side && side !== scene.side) return part("partly", [said.side, ...scene.feedback.side]);
  const word = place.length ? [said[placeWord(scene, place)]] : [];
  return part("right", [said.right, ...word, ...scene.model_answer]);
}

// Two numbers from -1 to 1, nothing where there is no place, or null for what is none.
function placeOf(given) {
  const axes = markAxes.map((axis) => fieldOf(given, axis));
  if (axes.every((one) => isBlank(one))) return [];
  const place = axes.map((one) => readNumber(one));
  return place.every((one) => one !== null && Math.abs(one) <= 1) ? place : null;
}

// Of a place beside the right words: near the book's, off it on the same side, or against the words.
export function placeWord({ reason, target }, place) {
  const goal = markAxes.map((axis) => target[axis]);
  const [across, up] = place.map((one, i) => one - goal[i]);
  const reach = markNear + markGrain;
  if (across * across + up * up <= reach * reach) return "near";
  // What is out of measure lies on the side of the book's own place; the other axis may lie anywhere.
  const fits = place.every((one, i) =>
    reason === "neither"
      ? Math.abs(one) <= markSide + markGrain
      : reason === ["limits", "ties"][i] || (goal[i] > 0 ? one : -one) >= markSide - markGrain,
  );
  return fits ? "off" : "against";
}

function markSort(item, answer) {
  if (!isMapping(answer)) return null;
  const parts = [];
  let [right, placed] = [0, 0];
  for (const thing of item.things) {
    const group = fieldOf(answer, thing.key);
    if (isBlank(group)) continue;
    if (!item.groups.includes(group)) return null;
    placed += 1;
    const fits = group === thing.group;
    right += fits ? 1 : 0;
    parts.push({ key: thing.key, right: fits, message: [markingSaid.sort[fits ? "right" : "wrong"], ...thing.why] });
  }
  const whole = item.things.length;
  if (placed < whole) return unscored("blank", filled(markingSaid.sort.open, { open: whole - placed, all: whole }));
  const message = filled(markingSaid.sort[right === 1 ? "one" : "some"], { right, all: whole });
  return scored(right / whole, [right === whole ? markingSaid.sort.all : message], parts);
}

function markNumeric(item, answer) {
  let [asked, value] = [item, answer];
  if (isMapping(answer)) {
    asked = withVariant(item, Object.prototype.hasOwnProperty.call(answer, "variant") ? answer.variant : 0);
    value = fieldOf(answer, "value");
    if (!asked) return null;
    if (isBlank(value)) return unscored("blank", markingSaid.blank.numeric);
  }
  const unit = asked.unit ?? "";
  if (unit && typeof value === "string" && seenText(value).endsWith(unit))
    value = seenText(value).slice(0, -unit.length);
  const number = readNumber(value);
  if (number === null) return null;
  const { answer: wanted, tolerance } = asked;
  if (isNear(number, wanted, tolerance)) return scored(1, [markingSaid.numeric.right]);
  const slip = asked.misconceptions.find((one) => isNear(number, one.value, tolerance));
  return scored(0, slip ? slip.why : [slipOf(number, wanted, tolerance)]);
}

function isNear(value, wanted, tolerance) {
  return Math.abs(value - wanted) <= tolerance + markGrain;
}

function slipOf(value, wanted, tolerance) {
  if (tolerance * 10 < Math.abs(wanted)) {
    if (isNear(value, 100 * wanted, 100 * tolerance) || isNear(100 * value, wanted, tolerance)) {
      return markingSaid.numeric.size;
    }
    if (isNear(-value, wanted, tolerance)) return markingSaid.numeric.sign;
  }
  if (isRounded(value, wanted, tolerance)) return markingSaid.numeric.rounded;
  return markingSaid.numeric[value < wanted ? "low" : "high"];
}

// The right number with fewer decimals than are asked for.
function isRounded(value, wanted, tolerance) {
  return [1, 10].some((scale) => {
    const steps = Math.floor(value * scale + 0.5);
    return steps && isNear(value * scale, steps, 0) && tolerance * scale < 0.5 && isNear(steps, wanted * scale, 0.5);
  });
}

function markForest(item, answer) {
  if (!isMapping(answer)) return null;
  const marks = item.parts.map((part) => mark(part, fieldOf(answer, part.key)));
  if (marks.every((one) => one.state === "blank")) return unscored("blank", markingSaid.blank.forest);
  const right = marks.filter((one) => one.state === "right").length;
  const total = marks.reduce((sum, one) => sum + (one.score ?? 0), 0) / marks.length;
  const parts = marks.map((one, i) => ({
    key: item.parts[i].key,
    right: one.state === "right",
    message: one.message,
    state: one.state,
    parts: one.parts,
  }));
  if (right === marks.length) return scored(1, [markingSaid.forest.right], parts);
  return scored(total, [filled(markingSaid.forest.some, { right, all: marks.length })], parts);
}

function markReflection(item, answer) {
  return typeof answer === "string" ? unscored("noted", markingSaid.reflection) : null;
}

function markPredict(item, answer) {
  const value = readNumber(answer);
  if (value === null || value < item.low - markGrain || value > item.high + markGrain) return null;
  const distance = Math.abs(value - item.answer) / (item.high - item.low);
  const side = markingSaid.predict[value < item.answer ? "low" : "high"];
  /** @type {[number, string][]} */
  const borders = [
    [0.02, markingSaid.predict.hit],
    [0.1, markingSaid.predict.near],
    [0.3, markingSaid.predict.off],
    [Infinity, markingSaid.predict.far],
  ];
  const [, words] = borders.find(([border]) => distance <= border + markGrain);
  return unscored("noted", filled(words, { side }));
}
