// Correlations on Fisher's z scale, checked on the way in with the messages of fisher.py.

const LARGEST_N = 1_000_000_000;

export function refuse(message) {
  throw new RangeError(message);
}

export function checkedCorrelation(name, value) {
  if (!(value > -1 && value < 1)) refuse(`${name} must lie strictly between -1 and 1, not ${value}`);
  return value;
}

export function checkedSize(name, value) {
  if (!(value >= 4 && value <= LARGEST_N && Number.isInteger(value)))
    refuse(`${name} must be a whole number from 4 to 1,000,000,000, not ${value}`);
  return value;
}

export function checkedLength(name, values, k) {
  if (values.length !== k) refuse(`${name} must have the length of r, ${k}, not ${values.length}`);
}

export function checkedChoice(name, value, allowed) {
  if (allowed.includes(value)) return;
  const quoted = allowed.map((word) => `"${word}"`);
  refuse(`${name} must be ${quoted.slice(0, -1).join(", ")} or ${quoted[quoted.length - 1]}, not '${value}'`);
}

// z = atanh r and its sampling variance v = 1/(n - 3), of each study.
export function fisherZ(r, n, least = 2) {
  const k = r.length;
  if (k !== n.length) refuse(`r and n must have the same length, not ${k} and ${n.length}`);
  if (k < least) refuse(`r must hold at least ${least} studies, not ${k}`);
  const z = Float64Array.from(r, (value, i) => Math.atanh(checkedCorrelation(`r[${i}]`, value)));
  const v = Float64Array.from(n, (value, i) => 1 / (checkedSize(`n[${i}]`, value) - 3));
  return { z, v };
}
