// Tails and quantiles of the normal, chi-square and t distributions, good to ten digits; they know nothing of studies.

export const NORMAL_975 = 1.959963984540054;
const TINY = 1e-300;
const ENOUGH = 1e-16;

// Stirling's correction: ln gamma(a) = (a - 1/2) ln a - a + ln(2 pi)/2 + correction, for a >= 10.
function stirling(a) {
  const b = 1 / (a * a);
  return (1 / 12 - b * (1 / 360 - b * (1 / 1260 - b * (1 / 1680 - b * (1 / 1188 - (b * 691) / 360360))))) / a;
}

function logGamma(a) {
  let product = 1;
  for (; a < 10; a += 1) product *= a;
  return (a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI) + stirling(a) - Math.log(product);
}

// x^a e^-x / gamma(a). Near x = a the plain logarithms would cancel and cost the digits of a large a.
function gammaFront(a, x) {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const off = (x - a) / a;
  return Math.exp(a * (Math.log1p(off) - off) - stirling(a)) * Math.sqrt(a / (2 * Math.PI));
}

// The regularised upper incomplete gamma function: a series below a + 1, a continued fraction (Lentz) above.
function gammaUpper(a, x) {
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let i = a + 1; term > sum * ENOUGH; i += 1) {
      term *= x / i;
      sum += term;
    }
    return 1 - sum * gammaFront(a, x);
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10000; i += 1) {
    const step = -i * (i - a);
    b += 2;
    d = 1 / (step * d + b || TINY);
    c = b + step / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH * 4) break;
  }
  return fraction * gammaFront(a, x);
}

// P(X > x) for chi-square with df degrees of freedom.
export function chi2Upper(x, df) {
  return gammaUpper(df / 2, x / 2);
}

export function normalCdf(x) {
  const tail = gammaUpper(0.5, (x * x) / 2) / 2;
  return x < 0 ? tail : 1 - tail;
}

// The x below which a share p of the normal distribution lies: a rational start (Hastings), then Halley's steps.
export function normalQuantile(p) {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let i = 0; i < 3; i += 1) {
    const step = (normalCdf(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
    x -= step / (1 + (x * step) / 2);
  }
  return x;
}

// The continued fraction of the incomplete beta function (Lentz), which converges fast for x < (a + 1)/(a + b + 2).
function betaFraction(a, b, x) {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let i = 1; i < 10000; i += 1) {
    const even = (i * (b - i) * x) / ((a + 2 * i - 1) * (a + 2 * i));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= d * c;
    const odd = (-(a + i) * (a + b + i) * x) / ((a + 2 * i) * (a + 2 * i + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH * 4) break;
  }
  return fraction;
}

// ln of gamma(a + 1/2)/(gamma(a) gamma(1/2)): the constant of the t distribution with 2a degrees of freedom.
function logTFront(a) {
  return logGamma(a + 0.5) - logGamma(a) - 0.5 * Math.log(Math.PI);
}

// P(|T| > |t|) for Student's t with df degrees of freedom.
export function tTwoSided(t, df) {
  if (Number.isNaN(t) || t === 0) return t === 0 ? 1 : NaN;
  const a = df / 2;
  const ratio = (t * t) / df;
  const x = 1 / (1 + ratio);
  const front = Math.exp(logTFront(a) - a * Math.log1p(ratio)) * Math.sqrt(ratio * x);
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(a, 0.5, x)) / a;
  return 1 - 2 * front * betaFraction(0.5, a, ratio * x);
}

const tCriticals = new Map();

// The t that 2.5 % lie above: a start from the normal quantile (Cornish and Fisher), which is too small, then Newton's steps upward.
export function tCritical(df) {
  if (!tCriticals.has(df)) {
    const z = NORMAL_975;
    let t = z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df * df);
    for (let i = 0, step = 1; i < 30 && Math.abs(step) > 1e-14 * t; i += 1) {
      const density = Math.exp(logTFront(df / 2) - ((df + 1) / 2) * Math.log1p((t * t) / df)) / Math.sqrt(df);
      step = (tTwoSided(t, df) - 0.05) / (2 * density);
      t += step;
    }
    tCriticals.set(df, t);
  }
  return tCriticals.get(df);
}
