// One correlation and its many faces: the formulas of faces.py.
import { normalCdf, normalQuantile, NORMAL_975 } from "./distributions.js";
import { checkedCorrelation, checkedSize, refuse } from "./fisher.js";

const CUT_ROUNDING = 1e-12;

const within01 = (x) => Math.min(1, Math.max(0, x));

export function faces(r, baseRate = 0.5) {
  checkedCorrelation("r", r);
  if (!(baseRate > 0 && baseRate < 1)) refuse(`base_rate must lie strictly between 0 and 1, not ${baseRate}`);
  const d = (2 * r) / Math.sqrt(1 - r * r);
  const auc = normalCdf(d / Math.SQRT2);
  const spread = r * Math.sqrt(baseRate * (1 - baseRate));
  const gain = normalCdf(d + normalQuantile(baseRate)) - baseRate;
  return {
    rSquared: r * r,
    d,
    high: within01(baseRate + spread),
    low: within01(baseRate - spread),
    auc,
    nntKraemer: r > 0 && auc > 0.5 ? 1 / (2 * auc - 1) : NaN,
    nntFurukawa: r > 0 && gain > 0 ? 1 / gain : NaN,
    u3: normalCdf(d),
    overlap: 2 * normalCdf(-Math.abs(d) / 2),
    clipped: Math.min(baseRate, 1 - baseRate) - Math.abs(spread) < -CUT_ROUNDING,
    medianSplit: 50 + (100 * Math.asin(r)) / Math.PI,
  };
}

// The 95 % interval of one study's correlation.
export function singleStudyInterval(r, n) {
  const z = Math.atanh(checkedCorrelation("r", r));
  const reach = NORMAL_975 / Math.sqrt(checkedSize("n", n) - 3);
  return [Math.tanh(z - reach), Math.tanh(z + reach)];
}

// The correlation that perfect measures would show; it may pass 1.
export function attenuation(r, reliabilityX, reliabilityY) {
  checkedCorrelation("r", r);
  for (const [name, value] of [
    ["reliability_x", reliabilityX],
    ["reliability_y", reliabilityY],
  ]) {
    if (!(value > 0 && value <= 1)) refuse(`${name} must lie above 0 and not above 1, not ${value}`);
  }
  return r / Math.sqrt(reliabilityX * reliabilityY);
}
