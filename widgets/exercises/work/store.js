// What the reader did, kept in this browser: read, merged and written without ever throwing. It does not know what an answer means.
import { declared, idForm, isGroup, joinEntries, probability, tidyEntry } from "./entry.js";

export const workVersion = 2;
// Equal gaps: as good for memory as growing ones, and a date that a reader can foresee. Three days is long enough to have forgotten something.
export const dueAfter = 3 * 24 * 60 * 60 * 1000;
// An edition with a name keeps its work apart from another on the same host; the first has none.
const edition = document.documentElement.dataset.edition ? `@${document.documentElement.dataset.edition}` : "";
export const workKey = `bonds-work${edition}`;
export const unreadKey = `bonds-work-unread${edition}`;
// The dated edition of this page, where it says one.
export const released = document.documentElement.dataset.released;
// Where the reader stopped in the book; the site's own script writes and reads it.
const placeKey = `bonds-place${edition}`;

const blankWork = () => ({ items: new Map(), rest: {} });

// What My work puts in the place of these: it looks closer at each entry, and reads and joins what stands in a file
// besides exercises. Other pages carry that as it is.
export const closer = {
  entry: tidyEntry,
  rest: (rest) => ({ rest, faults: 0 }),
  join: (ours, theirs) => ({ ...ours, ...theirs }),
};

// Text of a file or of the storage: { items, rest, faults, version, released } or { problem: "foreign" | "newer" }.
/** @returns {any} */
export function readWork(text) {
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    // Not even half of it is read.
  }
  if (!isGroup(raw) || !Number.isInteger(raw.version) || raw.version < 1 || !isGroup(raw.items ?? {}))
    return { problem: "foreign" };
  const { version, released: on, items: given, ...others } = raw;
  if (version > workVersion) return { problem: "newer" };
  if (!given) return { problem: "foreign" };
  const items = new Map();
  let { rest, faults } = closer.rest(others);
  for (const [id, value] of Object.entries(given)) {
    const entry = idForm.test(id) ? closer.entry(value) : undefined;
    if (entry) items.set(id, entry);
    else faults += 1;
  }
  return { items, rest, faults, version, released: on };
}

export function writeWork({ items, rest }) {
  return JSON.stringify({
    version: workVersion,
    released,
    items: Object.fromEntries(items),
    arrows: {},
    code: {},
    ...rest,
  });
}

// Everything that either has; what both have is joined.
export function mergeWork(ours, theirs) {
  const items = new Map(ours.items);
  for (const [id, entry] of theirs.items ?? [])
    items.set(id, items.has(id) ? joinEntries(items.get(id), entry) : entry);
  return { items, rest: closer.join(ours.rest, theirs.rest ?? {}) };
}

// The entry after a try or, without a state, after a change that was not checked yet. `sure` is true, false, or left out
// where nothing was said; `hints` counts those that were opened.
export function nextEntry(before, { answer, state, sure, hints = 0, now, digest }) {
  const { sure: _, hints: __, ...kept } = before ?? { state: "", tries: 0, first: now };
  if (state === undefined) return { ...kept, answer, last: now, digest, draft: true };
  const { tries, first, attempts, misjudged = 0 } = kept;
  const last = { at: now, answer, state, sure: probability(sure), hints: hints || undefined };
  return {
    ...{ answer, state, first, last: now, digest },
    tries: tries + 1,
    attempts: { first: tries ? attempts?.first : last, last },
    due: state === "right" ? now + dueAfter : undefined,
    misjudged: misjudged + Number(sure === true && /wrong|partly/.test(state)) || undefined,
  };
}

// The last try in the place of what was begun after it.
export const asTried = (entry) => ({
  ...{ ...entry, answer: entry.attempts.last.answer, draft: undefined },
  last: Math.max(Date.now(), entry.last + 1),
});

// A reader's own words, which nobody marks; blank is what was written last, so that no older copy brings it back.
export const ownWords = (held, answer) =>
  nextEntry(held, /** @type {any} */ ({ answer, now: Math.max(Date.now(), (held?.last ?? 0) + 1) }));

// What is kept of an exercise: its own answer, else the newest under an id that merged into it. `stands`: it answers the
// exercise as it is now (answers from before there were digests have the empty one); `other`: it answered another one,
// whose keys and numbers mean nothing here. `former` holds what is kept under each id that merged into it. Of the last
// try, `sure` is true, false or undefined, and `hints` a count.
export function keptOf({ id, was = [], digests }, items) {
  const former = Object.fromEntries(was.filter((old) => items.has(old)).map((old) => [old, toldEntry(items.get(old))]));
  const own = items.get(id);
  if (own) return { held: toldEntry(own), stands: digests.includes(own.digest ?? ""), other: false, former };
  const [held] = Object.values(former).sort((a, b) => b.last - a.last);
  return { held, stands: false, other: Boolean(held) && !digests.includes(held.digest), former };
}

function toldEntry(entry) {
  const { sure, hints = 0 } = entry.attempts?.last ?? {};
  return { ...entry, sure: sure && sure === declared.sure, hints };
}

function putAside(text) {
  const before = localStorage.getItem(unreadKey);
  if (!before?.includes(text)) localStorage.setItem(unreadKey, before ? `${before}\n${text}` : text);
}

const troubleWith = (error) => (error.name === "QuotaExceededError" ? "full" : "blocked");

// What the browser holds, joined with what this page knows.
function loadWork(work, memory) {
  try {
    const text = localStorage.getItem(workKey);
    if (text === null) return;
    const found = readWork(text);
    Object.assign(work, mergeWork(memory, found));
    if (found.problem === "newer") [work.sealed, work.trouble] = [true, "newer"];
    else if (found.problem || found.faults) {
      // Sealed until the unreadable text is safe elsewhere, so that the next write cannot destroy it.
      [work.sealed, work.trouble] = [true, "unread"];
      putAside(text);
      work.sealed = false;
    }
  } catch (error) {
    work.trouble = troubleWith(error);
  }
}

function storeWork(work) {
  if (work.sealed) return;
  try {
    localStorage.setItem(workKey, writeWork(work));
    // Room was made, or the browser keeps things again.
    if (/full|blocked/.test(work.trouble)) work.trouble = "";
  } catch (error) {
    work.trouble = troubleWith(error);
  }
}

export function forgetWork(work) {
  Object.assign(work, blankWork(), { sealed: false, trouble: "" });
  try {
    // By name: another page of this host may have keys that begin as these do.
    for (const key of [workKey, unreadKey, placeKey, "bonds-theme"]) localStorage.removeItem(key);
  } catch (error) {
    work.trouble = troubleWith(error);
  }
  work.tell();
}

// trouble: "", "blocked", "full", "unread" or "newer"; what is done is then kept in memory at least.
export function openWork() {
  const heard = new Set();
  /** @type {any} */
  const work = { ...blankWork(), trouble: "", sealed: false };
  const tell = (work.tell = () => [...heard].forEach((listener) => listener()));
  work.merge = (found) => {
    // What another tab wrote meanwhile is read first, so that neither loses anything.
    loadWork(work, work);
    Object.assign(work, mergeWork(work, found));
    storeWork(work);
    tell();
  };
  work.save = (id, entry) => work.merge({ items: new Map([[id, entry]]) });
  work.listen = (listener) => {
    heard.add(listener);
    return () => heard.delete(listener);
  };
  addEventListener("storage", (event) => {
    if (event.key !== workKey && event.key !== null) return;
    // Deleted in another tab: deleted here too, or the next try would bring it back.
    if (event.newValue === null) Object.assign(work, blankWork());
    else loadWork(work, work);
    tell();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    loadWork(work, blankWork());
    tell();
  });
  loadWork(work, blankWork());
  return work;
}
