// What the reader did, kept in this browser: read, merged and written without ever throwing. It does not know what an answer means.
export const workVersion = 1;
// An edition with a name keeps its work apart from another on the same host; the first has none.
const edition = document.documentElement.dataset.edition ? `@${document.documentElement.dataset.edition}` : "";
export const workKey = `bonds-work${edition}`;
export const unreadKey = `bonds-work-unread${edition}`;
export const dueAfter = 3 * 24 * 60 * 60 * 1000;

const stateNames = ["", "right", "partly", "wrong", "noted"];
const longestAnswer = 20000;
const mostEarlier = 9;
const isTime = (x) => Number.isInteger(x) && x >= 0 && x < 8.64e15;
const isShallow = (x, left = 4) =>
  typeof x !== "object" || x === null || (left > 0 && Object.values(x).every((one) => isShallow(one, left - 1)));
const isCount = (x) => Number.isInteger(x) && x >= 0 && x < 1e6;

// An entry in the form that this version writes; undefined for anything else. `digest` is that of the exercise that was
// answered, `earlier` holds answers to what it was before it changed.
function tidyEntry(raw, whole = true) {
  if (
    typeof raw !== "object" ||
    !raw ||
    !stateNames.includes(raw.state) ||
    !isCount(raw.tries) ||
    !isTime(raw.first) ||
    !isTime(raw.last)
  )
    return undefined;
  if (!isShallow(raw.answer) || (JSON.stringify(raw.answer) ?? "").length > longestAnswer) return undefined;
  const entry = { answer: raw.answer ?? null, state: raw.state, tries: raw.tries, first: raw.first, last: raw.last };
  if (typeof raw.sure === "boolean") entry.sure = raw.sure;
  if (isTime(raw.due)) entry.due = raw.due;
  if (raw.draft === true) entry.draft = true;
  if (isCount(raw.misjudged) && raw.misjudged) entry.misjudged = raw.misjudged;
  if (/^[0-9a-f]{6}$/.test(raw.digest)) entry.digest = raw.digest;
  if (whole && Array.isArray(raw.earlier))
    entry.earlier = raw.earlier
      .slice(-mostEarlier)
      .map((one) => tidyEntry(one, false))
      .filter(Boolean);
  return entry;
}

// What is kept of an exercise: its own answer, else the newest under an id that merged into it. `stands`: it answers the
// exercise as it is now (answers from before there were digests have the empty one); `other`: it answered another one,
// whose keys and numbers mean nothing here.
export function keptOf({ id, was = [], digests }, items) {
  const own = items.get(id);
  if (own) return { held: own, stands: digests.includes(own.digest ?? ""), other: false };
  const [held] = was
    .map((old) => items.get(old))
    .filter(Boolean)
    .sort((a, b) => b.last - a.last);
  return { held, stands: false, other: Boolean(held) && !digests.includes(held.digest) };
}

// Text of a file or of the storage: { items, faults } or { problem: "foreign" | "newer" }.
export function readWork(text) {
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    return { problem: "foreign" };
  }
  if (typeof raw !== "object" || !raw || !Number.isInteger(raw.version) || raw.version < 1)
    return { problem: "foreign" };
  if (raw.version > workVersion) return { problem: "newer" };
  if (typeof raw.items !== "object" || !raw.items || Array.isArray(raw.items)) return { problem: "foreign" };
  const items = new Map();
  let faults = 0;
  for (const [id, value] of Object.entries(raw.items)) {
    const entry = /^[a-z][a-z0-9-]{0,79}$/.test(id) ? tidyEntry(value) : undefined;
    if (entry) items.set(id, entry);
    else faults += 1;
  }
  return { items, faults };
}

export function writeWork(items) {
  return JSON.stringify({ version: workVersion, items: Object.fromEntries(items) });
}

// For each exercise what was done last; counts and the first date are kept from both.
export function mergeWork(ours, theirs) {
  const merged = new Map(ours);
  for (const [id, entry] of theirs) {
    const other = merged.get(id);
    if (!other) merged.set(id, entry);
    else {
      const [early, late] = entry.last >= other.last ? [other, entry] : [entry, other];
      const one = { ...late, tries: Math.max(entry.tries, other.tries), first: Math.min(entry.first, other.first) };
      const misjudged = Math.max(entry.misjudged ?? 0, other.misjudged ?? 0);
      if (misjudged) one.misjudged = misjudged;
      const earlier = earlierOf(early, late);
      if (earlier.length) one.earlier = earlier;
      merged.set(id, one);
    }
  }
  return merged;
}

// What both know of answers to an exercise that has changed since, each once, the last ones at the end.
function earlierOf(early, late) {
  const { earlier, ...bare } = early;
  const found = [...(earlier ?? []), ...(late.earlier ?? []), ...(bare.digest === late.digest ? [] : [bare])];
  return [...new Map(found.map((one) => [one.last, one])).values()].slice(-mostEarlier);
}

// The entry after a try or, without a mark, after a change that was not checked yet.
export function nextEntry(before, { answer, state, sure, now, digest }) {
  const first = before?.first ?? now;
  if (state === undefined)
    return { ...(before ?? { state: "", tries: 0, first }), answer, last: now, digest, draft: true };
  const entry = { answer, state, tries: (before?.tries ?? 0) + 1, first, last: now, digest };
  if (typeof sure === "boolean") entry.sure = sure;
  if (state === "right") entry.due = now + dueAfter;
  const misjudged = (before?.misjudged ?? 0) + (sure === true && (state === "wrong" || state === "partly") ? 1 : 0);
  return misjudged ? { ...entry, misjudged } : entry;
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
    work.items = mergeWork(memory, found.items ?? []);
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
    localStorage.setItem(workKey, writeWork(work.items));
  } catch (error) {
    work.trouble = troubleWith(error);
  }
}

function forgetWork(work) {
  [work.items, work.sealed, work.trouble] = [new Map(), false, ""];
  try {
    // By name: another page of this host may have keys that begin as these do.
    for (const key of [workKey, unreadKey, "bonds-theme"]) localStorage.removeItem(key);
  } catch (error) {
    work.trouble = troubleWith(error);
  }
}

// trouble: "", "blocked", "full", "unread" or "newer"; what is done is then kept in memory at least.
export function openWork() {
  const heard = new Set();
  const work = { items: new Map(), trouble: "", sealed: false };
  const tell = () => [...heard].forEach((listener) => listener());
  work.merge = (items) => {
    // What another tab wrote meanwhile is read first, so that neither loses anything.
    loadWork(work, work.items);
    work.items = mergeWork(work.items, items);
    storeWork(work);
    tell();
  };
  work.save = (id, entry) => work.merge(new Map([[id, entry]]));
  work.clear = () => {
    forgetWork(work);
    tell();
  };
  work.listen = (listener) => {
    heard.add(listener);
    return () => heard.delete(listener);
  };
  addEventListener("storage", (event) => {
    if (event.key !== workKey && event.key !== null) return;
    // Deleted in another tab: deleted here too, or the next try would bring it back.
    if (event.newValue === null) work.items = new Map();
    else loadWork(work, work.items);
    tell();
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    loadWork(work, new Map());
    tell();
  });
  loadWork(work, new Map());
  return work;
}
