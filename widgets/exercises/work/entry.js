// The form of what is kept of one exercise: read from either version, and joined from two devices. It does not know what an answer means.

// What the two ways to check declare: right nine times in ten, or one in two.
export const declared = { sure: 0.9, guessing: 0.5 };

export const stateNames = ["", "right", "partly", "wrong", "noted"];
const longestAnswer = 20000;
const mostKept = 9;
export const isTime = (x) => Number.isInteger(x) && x >= 0 && x < 8.64e15;
export const idForm = /^[a-z][a-z0-9-]{0,79}$/;
export const isGroup = (x) => typeof x === "object" && x !== null && !Array.isArray(x);
const isCount = (x) => Number.isInteger(x) && x >= 0 && x < 1e6;
const isShallow = (x, left = 4) =>
  typeof x !== "object" || x === null || (left > 0 && Object.values(x).every((one) => isShallow(one, left - 1)));
export const isAnswer = (x) => isShallow(x) && (JSON.stringify(x) ?? "").length <= longestAnswer;
// Nothing where nothing was said.
export const probability = (sure) =>
  typeof sure === "boolean" ? (sure ? declared.sure : declared.guessing) : undefined;
export const atLeastOne = (x) => (isCount(x) && x ? x : undefined);

// What is known of the first and of the last try, each { at, answer, state, sure, hints }: `sure` is a declared
// probability, left out where nothing was said, as no hints are. My work looks closer.
function attemptsOf({ attempts, answer = null, state, tries, last: at, draft, sure }) {
  if (isGroup(attempts) && isShallow(attempts, 7)) return attempts;
  if (!tries || !state) return undefined;
  // Version 1 kept the last try alone, and under a draft no more of it than its state.
  const last = { at, answer: draft ? undefined : answer, state, sure: probability(sure) };
  return { first: tries > 1 || draft ? undefined : last, last };
}

// An entry in the form that this version writes; undefined for anything else. `answer` is what stands there, `first` and
// `last` are when it was begun and touched; `digest` is that of the exercise that was answered, `earlier` holds answers
// to what it was before it changed.
export function tidyEntry(raw, whole = true) {
  const { answer = null, state, tries, first, last, due, draft, misjudged, digest, earlier } = raw ?? {};
  if (!stateNames.includes(state) || !isAnswer(answer) || !isCount(tries) || !isTime(first) || !isTime(last))
    return undefined;
  return {
    ...{ answer, state, tries, first, last, attempts: attemptsOf(raw) },
    due: isTime(due) ? due : undefined,
    draft: draft === true || undefined,
    misjudged: atLeastOne(misjudged),
    digest: /^[0-9a-f]{6}$/.test(digest) ? digest : undefined,
    earlier:
      whole && Array.isArray(earlier)
        ? earlier
            .slice(-mostKept)
            .map((one) => tidyEntry(one, false))
            .filter(Boolean)
        : undefined,
  };
}

// Of two devices: what was touched last stands; the first attempt is that of the earlier, the last that of the later.
export function joinEntries(a, b) {
  const [early, late] = b.last >= a.last ? [a, b] : [b, a];
  const lastTry = ({ attempts }) => attempts?.last?.at ?? -1;
  const same = early.digest === late.digest;
  // A draft of one device takes nothing from what was solved on the other.
  const { state, due, attempts } = same && lastTry(early) > lastTry(late) ? early : late;
  return {
    ...late,
    ...{ state, due },
    tries: Math.max(a.tries, b.tries),
    first: Math.min(a.first, b.first),
    attempts: same && attempts ? { first: firstAttempt(a, b), last: attempts.last } : attempts,
    misjudged: Math.max(a.misjudged ?? 0, b.misjudged ?? 0) || undefined,
    earlier: earlierOf(early, late),
  };
}

// Unknown where one of them comes from version 1 and may have been tried before the other.
function firstAttempt(...both) {
  const start = ({ attempts, first }) => attempts.first?.at ?? first;
  const [known] = both.filter(({ attempts }) => attempts).sort((a, b) => start(a) - start(b));
  return known.attempts.first;
}

// What both know of answers to an exercise that has changed since, each once, the last ones at the end.
function earlierOf(early, late) {
  const { earlier, ...bare } = early;
  const found = [...(earlier ?? []), ...(late.earlier ?? []), ...(bare.digest === late.digest ? [] : [bare])];
  return found.length ? [...new Map(found.map((one) => [one.last, one])).values()].slice(-mostKept) : undefined;
}
