// What an answer is worth and what to say to it: the same rules as marking.py; tests/marking_cases.json holds both equal.
import { isBlank, readNumber, trimmed } from "./numbers.js";

const markGrain = 1e-9; // a value on the border counts as inside, whatever binary makes of 0.1 + 0.2
const markThird = 0.25;
const markAxes = ["cohesion", "control"];

const blankWords = {
  choice: "Choose an answer first.",
  plane: "Place the milieu first.",
  sort: "Sort at least one thing first.",
  numeric: "Write a number first.",
  forest: "Answer at least one part first.",
  reflection: "Write a few words first.",
  predict: "Guess first; a wrong guess helps as well.",
};
const unreadableWords = {
  choice: "This is none of the options.",
  plane: "A place has two numbers between −1 and 1: cohesion and control.",
  sort: "Each thing goes into one of the groups.",
  numeric: "Write one number, with a point or a comma before the decimals, and no words.",
  forest: "Each part takes an answer of its own.",
  reflection: "Write your answer in words.",
  predict: "Write one number that lies on the scale.",
};
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
  if (isBlank(answer)) return unscored("blank", blankWords[item.kind]);
  return marked[item.kind](item, answer) ?? unscored("unreadable", unreadableWords[item.kind]);
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
  return Object.hasOwn(answer, key) ? answer[key] : null;
}

function markChoice(item, answer) {
  if (item.many) return markMany(item.options, answer);
  const chosen = item.options.find((option) => option.key === answer);
  if (!chosen) return null;
  return scored(chosen.right ? 1 : 0, [chosen.right ? "Right. " : "Not this one. ", ...chosen.why]);
}

function markMany(options, answer) {
  if (!Array.isArray(answer) || !answer.every((key) => options.some((option) => option.key === key))) return null;
  const chosen = options.filter((option) => answer.includes(option.key));
  const wanted = options.filter((option) => option.right).length;
  const found = chosen.filter((option) => option.right).length;
  const astray = chosen.length - found;
  const parts = chosen.map((option) => ({ key: option.key, right: option.right, message: option.why }));
  const missing = wanted - found;
  if (missing)
    parts.push({
      key: "",
      right: false,
      message: [missing === 1 ? "One more belongs here." : `${missing} more belong here.`],
    });
  let message = `${found} of ${wanted} found${astray ? `, and ${astray} chosen that should not be.` : "."}`;
  if (!missing && !astray) message = "Right: these, and no others.";
  return scored(Math.max(0, found - astray) / wanted, [message], parts);
}

function thirdOf(value) {
  return Math.abs(value) <= markThird + markGrain ? 0 : Math.sign(value);
}

function markPlane(item, answer) {
  if (!isMapping(answer)) return null;
  if (markAxes.every((axis) => isBlank(fieldOf(answer, axis)))) return unscored("blank", blankWords.plane);
  const place = markAxes.map((axis) => readNumber(fieldOf(answer, axis)));
  if (place.some((value) => value === null || Math.abs(value) > 1)) return null;
  const { target, feedback } = item;
  const apart = markAxes.map((axis, i) => Math.abs(place[i] - target[axis]));
  const reach = target.radius + markGrain;
  const inside = apart[0] * apart[0] + apart[1] * apart[1] <= reach * reach;
  const fits = markAxes.map((axis, i) => inside || thirdOf(place[i]) === thirdOf(target[axis]));
  const words = ["Cohesion fits.", "Control fits."];
  const parts = markAxes.map((axis, i) => ({
    key: axis,
    right: fits[i],
    message: fits[i] ? [words[i]] : feedback[axis],
  }));
  if (inside) return scored(1, ["Right: close enough on both axes."], parts);
  if (fits[0] && fits[1]) {
    const far = apart[0] >= apart[1] ? 0 : 1;
    parts[far].message = ["Roughly right. ", ...feedback[markAxes[far]]];
    return scored(0.5, ["Both axes are roughly right, but the place is not close enough yet."], parts);
  }
  if (fits[0] || fits[1]) return scored(0.25, ["One axis fits, the other does not yet."], parts);
  return scored(0, ["Neither axis fits yet."], parts);
}

function markSort(item, answer) {
  if (!isMapping(answer)) return null;
  const parts = [];
  let [right, placed] = [0, 0];
  for (const thing of item.things) {
    const group = fieldOf(answer, thing.key);
    if (isBlank(group)) {
      parts.push({ key: thing.key, right: false, message: ["Not sorted yet."] });
      continue;
    }
    if (!item.groups.includes(group)) return null;
    placed += 1;
    const fits = group === thing.group;
    right += fits ? 1 : 0;
    parts.push({ key: thing.key, right: fits, message: [fits ? "Right. " : "Not here. ", ...thing.why] });
  }
  if (!placed) return unscored("blank", blankWords.sort);
  const whole = item.things.length;
  const message = `${right} of ${whole} ${right === 1 ? "stands where it belongs" : "stand where they belong"}.`;
  return scored(right / whole, [right === whole ? "Right: everything stands where it belongs." : message], parts);
}

function markNumeric(item, answer) {
  let [asked, value] = [item, answer];
  if (isMapping(answer)) {
    asked = withVariant(item, Object.hasOwn(answer, "variant") ? answer.variant : 0);
    value = fieldOf(answer, "value");
    if (!asked) return null;
    if (isBlank(value)) return unscored("blank", blankWords.numeric);
  }
  const unit = asked.unit ?? "";
  if (unit && typeof value === "string" && trimmed(value).endsWith(unit)) value = trimmed(value).slice(0, -unit.length);
  const number = readNumber(value);
  if (number === null) return null;
  const { answer: wanted, tolerance } = asked;
  if (isNear(number, wanted, tolerance)) return scored(1, ["Right."]);
  const slip = asked.misconceptions.find((one) => isNear(number, one.value, tolerance));
  return scored(0, slip ? slip.why : [slipOf(number, wanted, tolerance)]);
}

function isNear(value, wanted, tolerance) {
  return Math.abs(value - wanted) <= tolerance + markGrain;
}

function slipOf(value, wanted, tolerance) {
  if (tolerance * 10 < Math.abs(wanted)) {
    if (isNear(value, 100 * wanted, 100 * tolerance) || isNear(100 * value, wanted, tolerance)) {
      return "The digits fit, but not the size: is a share or a percentage asked for?";
    }
    if (isNear(-value, wanted, tolerance)) return "The size fits, but not the sign.";
  }
  return value < wanted ? "This is too low." : "This is too high.";
}

function markForest(item, answer) {
  if (!isMapping(answer)) return null;
  const marks = item.parts.map((part) => mark(part, fieldOf(answer, part.key)));
  if (marks.every((one) => one.state === "blank")) return unscored("blank", blankWords.forest);
  const right = marks.filter((one) => one.state === "right").length;
  const total = marks.reduce((sum, one) => sum + (one.score ?? 0), 0) / marks.length;
  const parts = marks.map((one, i) => ({
    key: item.parts[i].key,
    right: one.state === "right",
    message: one.message,
    state: one.state,
    parts: one.parts,
  }));
  if (right === marks.length) return scored(1, ["Right: all parts."], parts);
  return scored(total, [`${right} of ${marks.length} parts right so far.`], parts);
}

function markReflection(item, answer) {
  return typeof answer === "string" ? unscored("noted", "Now compare your words with the model answer.") : null;
}

function markPredict(item, answer) {
  const value = readNumber(answer);
  if (value === null || value < item.low - markGrain || value > item.high + markGrain) return null;
  const distance = Math.abs(value - item.answer) / (item.high - item.low);
  const side = value < item.answer ? "too low" : "too high";
  const said = (words) => unscored("noted", `Your guess was ${words}`);
  if (distance <= 0.02 + markGrain) return said("very close to the figure.");
  if (distance <= 0.1 + markGrain) return said(`close to the figure, a little ${side}.`);
  if (distance <= 0.3 + markGrain) return said(`some way off the figure, ${side}.`);
  return said(`far from the figure, ${side}.`);
}
