// Marks that nobody sees and blanks of every kind: the list of unseen.py.
export const blankOfAnyKind = /[\t\n\x0b\x0c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]/g;
const neverSeen =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;
// These join letters of some scripts and parts of some signs; after a letter of a to z they do nothing.
const joining = /[\u200c\u200d\ufe00-\ufe0f]+/g;
const plainAscii = /^[\x00-\x7f]*$/;

export function withoutUnseen(text) {
  if (plainAscii.test(text)) return text;
  const joins = (marks, at, all) => (at && all.charCodeAt(at - 1) > 127 ? marks : "");
  return text.replace(neverSeen, "").replace(joining, joins);
}

// What a reader sees: every blank a space and none at the ends, nothing unseen, accents and letters in one piece.
export function seenText(text) {
  return withoutUnseen(text).replace(blankOfAnyKind, " ").trim().normalize("NFC");
}
