// The cat's eye: an interval drawn as the bell curve that it was cut from, mirrored: the formula of eyes.py.
import { NORMAL_975 } from "./distributions.js";

const STEPS = 24;

// Points of the upper lid from low to high: a correlation, and how well it fits beside the best one, 0 to 1.
export function catsEye(low, high) {
  const [start, end] = [Math.atanh(low), Math.atanh(high)];
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const t = NORMAL_975 * ((2 * i) / STEPS - 1);
    return [Math.tanh(start + ((end - start) * i) / STEPS), Math.exp((-t * t) / 2)];
  });
}
