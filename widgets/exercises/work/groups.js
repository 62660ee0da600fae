// All that a file may hold, looked at closely: tries, ratings of the arrows of an argument, tasks in code. Pages that ask for none of these carry them as they are.
import {
  atLeastOne,
  declared,
  idForm,
  isAnswer,
  isGroup,
  isTime,
  joinEntries,
  stateNames,
  tidyEntry,
} from "./entry.js";
import { closer } from "./store.js";

function tidyAttempt(raw) {
  const { at, answer, state, sure, hints } = raw ?? {};
  if (!isTime(at) || !state || !stateNames.includes(state) || !isAnswer(answer)) return undefined;
  return { at, answer, state, sure: Object.values(declared).find((one) => one === sure), hints: atLeastOne(hints) };
}

function withAttempts(entry) {
  const [first, last] = [entry.attempts?.first, entry.attempts?.last].map(tidyAttempt);
  return { ...entry, attempts: last && { first, last }, earlier: entry.earlier?.map(withAttempts) };
}

const closely = (raw) => {
  const entry = tidyEntry(raw);
  return entry && withAttempts(entry);
};

const mostRatings = 99;

// What was thought of an arrow, each time: a number, or a word.
function tidyRatings(raw) {
  if (!Array.isArray(raw) || !raw.length) return undefined;
  const isRating = (x) => (typeof x === "number" && Math.abs(x) <= 100) || /^[a-z][a-z-]{0,39}$/.test(x);
  const isSound = (one) => isTime(one?.at) && isRating(one.rating);
  return raw.every(isSound) ? raw.slice(-mostRatings).map(({ at, rating }) => ({ at, rating })) : undefined;
}

const joinRatings = (ours, theirs) =>
  [...new Map([...ours, ...theirs].map((one) => [one.at, one])).values()]
    .sort((a, b) => a.at - b.at)
    .slice(-mostRatings);

// How what is kept besides exercises is read and joined, by its name in the file.
const groups = { arrows: [tidyRatings, joinRatings], code: [closely, joinEntries] };

function tidyRest(others) {
  const rest = { ...others };
  let faults = 0;
  for (const [name, [tidy]] of Object.entries(groups)) {
    const found = Object.entries(isGroup(rest[name]) ? rest[name] : {}).map(([id, value]) => [
      id,
      idForm.test(id) ? tidy(value) : undefined,
    ]);
    const sound = found.filter(([, value]) => value);
    rest[name] = Object.fromEntries(sound);
    faults += found.length - sound.length + Number(!isGroup(others[name] ?? {}));
  }
  return { rest, faults };
}

function joinRest(ours, theirs) {
  const joined = { ...ours, ...theirs };
  for (const [name, [, join]] of Object.entries(groups)) {
    joined[name] = { ...ours[name] };
    for (const [id, one] of Object.entries(theirs[name] ?? {}))
      joined[name][id] = Object.prototype.hasOwnProperty.call(joined[name], id) ? join(joined[name][id], one) : one;
  }
  return joined;
}

// Before the store is opened.
export function lookCloser() {
  Object.assign(closer, { entry: closely, rest: tidyRest, join: joinRest });
}
