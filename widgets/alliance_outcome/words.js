// Everything that the alliance widget says, so that a translator finds it in one place.
import allianceSaid from "./words.json" with { type: "json" };
const MINUS = "−";

// Correlations are printed without the leading zero: .27, −.05.
export function short(x, places = 2) {
  if (!Number.isFinite(x)) return "–";
  const text = Math.abs(x).toFixed(places).replace(/^0\./, ".");
  return (x < 0 && Number(text) !== 0 ? MINUS : "") + text;
}

export const tick = (r) => (Math.abs(r) < 1e-9 ? "0" : short(r, Math.abs(r * 10 - Math.round(r * 10)) > 0.01 ? 2 : 1));
export const plain = (x, places) => (Number.isFinite(x) ? x.toFixed(places).replace("-", MINUS) : "–");
export const interval95 = (r, low, high) => `${short(r)} [${short(low)}, ${short(high)}]`;
const probability = (p) => (p < 0.001 ? "p < .001" : `p = ${short(p, 3)}`);
const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const count = (k, noun) => `${small[k] ?? k} ${noun}${k === 1 ? "y" : "ies"}`;
export const capital = (text) => text[0].toUpperCase() + text.slice(1);

const models = {
  FE: "one common effect (fixed)",
  DL: "random effects (DerSimonian-Laird)",
  REML: "random effects (REML)",
};
const kinds = { invented: "invented ", simulated: "simulated ", own: "" };

export const words = {
  mostOut: 40,
  legend: "View",
  modes: [
    ["people", "A hundred people"],
    ["faces", "Faces of r"],
    ["forest", "Forest plot"],
    ["funnel", "Funnel plot"],
    ["drawer", "What journals print"],
  ],
  task: {
    faces: "What does r say of a hundred people?",
    forest: "Watch what the average hides.",
    funnel: "Take out studies until the funnel is even, and note how far r moves.",
  },
  controls: {
    r: "Correlation r",
    base: "Share who improve",
    data: "Studies",
    filter: "Show only",
    everything: "all studies",
    sort: "Order",
    interval: "Confidence interval",
    show: "Each row shows",
    study: "Look at one study",
    none: "none",
    pickFirst: "Take out the study looked at",
    out: (name) => `Take out ${name}`,
    back: (name) => `Put back ${name}`,
    allBack: (k) => `Put all ${k} back`,
  },
  data: [
    ["invented", "12 invented studies"],
    ["simulated", "295 simulated studies"],
    ["published", "27 published values"],
    ["family", "Family therapy: one review, by subset"],
    ["own", "your own data"],
  ],
  sorts: [
    ["name", "by name"],
    ["r", "by r"],
    ["n", "by n"],
    ["year", "by year"],
  ],
  intervals: [
    ["z", "normal (z)"],
    ["hk", "Hartung-Knapp (t)"],
  ],
  shows: [
    ["all", "one study"],
    ["loo", "all others"],
    ["cumulative", "all so far"],
  ],
  mark: {
    invented: allianceSaid.invented,
    simulated: "simulated data",
    own: "own data",
    published: "published values",
    family: "subsets of one review",
  },
  columns: {
    study: "Study",
    n: "n",
    value: "r [95 % CI]",
    hover: "one line a study; scroll for more",
    scroll: "scroll for more",
  },
  axis: "correlation r, 95 % confidence interval",
  pi: { wide: "Prediction interval", narrow: (kind) => `Prediction interval, ${kind}` },
  piKind: (k) => `95 %, t(k ${MINUS} 2 = ${k - 2})`,
  to: (low, high) => `${short(low)} to ${short(high)}`,
  scroll: (k) => `Forest plot with ${k} studies; the same rows stand under Show as table`,
  model: (method) => capital(models[method]),
  interval: (row) => interval95(row.at, row.low, row.high),
  notPrinted: "not printed",
  label: (row) => `${row.name}${row.side && `, ${row.side}`}: r ${row.text}`,
  ends: "ends of a range",
  without: (name) => `without ${name}`,
  upTo: (name, year) => `up to ${name}${year ? `, ${year}` : ""}`,
  people: { above: "better alliance", below: "weaker alliance", improved: (x) => `${plain(x, 0)} of 100 improve` },
  curves: {
    below: "weaker alliance",
    above: "better alliance",
    overlap: (x, d) => `${plain(100 * x, 0)} % overlap, d = ${plain(d, 2)}`,
  },
  variance: (x) => `${plain(100 * x, 1)} % of the variance shared`,
  clipped: "A correlation this large cannot exist with so uneven a share: the rows are cut at 0 or 100.",
  funnel: {
    x: "correlation r (spaced as Fisher z)",
    y: "standard error, small studies below",
    pooled: "pooled",
    pet: "PET",
    peese: "PEESE",
  },
  statsTitle: "What the numbers mean",
  formula: "Formula",
  refused: {
    published:
      "Many of these meta-analyses share primary studies, and they measure different things. Pooling them would count the same patients many times over and give an interval far too narrow, so no average is drawn.",
    family:
      "These rows cut one review of 20 studies in several ways, so the same studies stand in many rows. No average is drawn.",
    noFunnel: "No funnel plot for this list.",
    elsewhere: "The studies of this view do not stand on this page.",
    funnel:
      "A funnel plot needs independent studies, each with its own n. This list has none: choose the invented, the simulated or your own studies.",
    repeated: (k) => ` With ${k} studies the average is not fitted again for each: the rows show one study each.`,
    few: (k) =>
      `${capital(count(k, "stud"))} left: ${k < 2 ? "pooling needs at least two." : "this needs at least three."}`,
  },
  simulated:
    "Matched to Flückiger et al. (2018) in k, mean r, patients and share of negative results. Their published interval, .26 to .30, comes from a three-level model and is wider than this one.",
  own: {
    label: "Paste a table with the columns study, r and n; year and any others are optional",
    file: "or open a CSV file",
    read: "Read the studies",
    forget: "Forget these studies",
    promise: "The rows stay in the memory of this page. They are not sent, not stored and not part of the link.",
    example: "study,r,n,year,rater\nA,.31,80,2012,client\nB,.12,145,2016,observer\nC,.27,61,2019,client",
    empty: "No studies of your own yet: paste them below.",
    wait: "Your forest plot will stand here.",
    taken: (k, name) => `${capital(count(k, "stud"))} read${name ? ` from ${name}` : ""}.`,
    unshown: (name) => `${name} is too long to be shown here; what is pasted here takes its place.`,
    faults: (k, stands) =>
      `${k} ${k === 1 ? "place needs" : "places need"} mending; nothing was read${stands ? ", the studies from before still stand" : ""}, and your text or file is unchanged.`,
    more: (k) => `And ${k} more.`,
    table: "What to mend",
    headers: ["Row", "Column", "What is wrong"],
    large: "The file is larger than 8 MB, far more than a table of studies needs; it was not read.",
    unread: "The file could not be read as text.",
    workbook: "This is a workbook and no text: save it as CSV and choose that file.",
  },
  table: {
    caption: { faces: "Faces of one correlation", studies: "Studies shown", refused: "Values as printed" },
    faces: ["Face", "Value"],
    studies: ["Study", "r", "95 % CI", "n", "Year", "Weight"],
    refused: ["Source", "Group", "r", "95 % CI", "Studies or setting"],
    out: "taken out",
  },
  didactic: [
    "The twelve studies are invented and the 295 are simulated; only the two lists of published values report real research.",
    "All studies are treated as independent, one correlation each. Real reviews often need three-level models.",
    "r is an association. “Number needed” is borrowed from trials and means something only as far as the alliance causes the outcome.",
    "The 64 of 100 and the 59 of 100 answer different questions: two groups built so that phi equals r, or a bell curve cut at its median.",
    "Egger, PET and PEESE can mistake real differences between studies for missing ones; with high heterogeneity none of them is reliable.",
  ],
  say: {
    faces: (f, r) =>
      r === 0
        ? "r = 0: knowing the alliance says nothing about the outcome; both rows improve alike."
        : `r = ${short(r, 3).replace(/0$/, "")}: ${plain(100 * f.variance, 1)} % of the variance is shared. If half of the alliances are good and ${plain(100 * f.base, 0)} of 100 clients improve, ${plain(f.above, 1)} of 100 with the better alliance do and ${plain(f.below, 1)} with the weaker one${f.base === 0.5 ? ` (${plain(f.bell, 0)} and ${plain(100 - f.bell, 0)} for bell curves cut at the median)` : ""}. An association, whatever its cause.`,
    pooled: (key, k, method, p) =>
      `${capital(`${small[k] ?? k} ${kinds[key]}stud${k === 1 ? "y" : "ies"}${key === "own" ? " of your own" : ""}`)}, ${models[method]}: pooled r ${short(p.r)}, 95 % CI ${short(p.low)} to ${short(p.high)}; ${p.band ? `95 % prediction interval ${short(p.band[0])} to ${short(p.band[1])}.` : method === "FE" ? "this model assumes one true r, so it predicts no spread." : "too few studies for a prediction interval."}`,
    loo: (a, b, most) => ` Leaving one out moves r between ${short(a, 3)} and ${short(b, 3)}; ${most} moves it most.`,
    cumulative: (first, last, undated, all) =>
      ` Added ${undated === all ? "in the order of the table" : `year by year${undated ? `, the ${small[undated] ?? undated} without a year last` : ""}`}, r goes from ${short(first)} to ${short(last)}.`,
    refused: {
      published: (k) =>
        `27 published values in ${k} rows, grouped by what was measured; a bar joins the two ends of a range, a hollow point has no printed interval. They overlap and are not pooled.`,
      family: (k) => `${k} subsets of one review of family therapy; they overlap and are not pooled.`,
    },
    study: (row) =>
      ` ${capital(row.name)}: r ${row.text}${row.weight ? `, ${plain(row.weight, 1)} % of the weight` : ""}.`,
    out: (k, before, now) =>
      ` ${capital(count(k, "stud"))} taken out: r moved from ${short(before, 3)} to ${short(now, 3)}.`,
    funnel: (e) =>
      ` Egger’s slope ${plain(e.slope, 2)} (${probability(e.p)})${e.p < 0.1 ? (e.slope > 0 ? ": small studies report higher r" : ": small studies report lower r") : e.df < 18 ? ": too few studies to tell" : ": no clear lean"}; projected to a study without error, r is ${short(e.petR)} (PET) or ${short(e.peeseR)} (PEESE).`,
    warning: (i2) =>
      ` I² is ${plain(i2, 0)} %: with this much of the scatter real, a tilted funnel need not mean that any are missing.`,
  },
  probability,
  // key: [name, what it means, formula]
  stats: {
    variance: [
      "Shared variance",
      "How much of the differences in outcome goes along with differences in alliance. Small shares can matter: it is a squared number, and squares look small.",
      "r²",
    ],
    d: [
      "Cohen’s d",
      "The distance between two group means in standard deviations, if r came from comparing two groups of equal size.",
      "d = 2r / √(1 − r²)",
    ],
    besd: [
      "Two equal groups",
      "If half have a better alliance and half improve, so many of 100 improve in each. It overstates when the shares are uneven.",
      "b ± r √(b(1 − b)), with b = .5: 50 ± 50 r",
    ],
    people: [
      "At this share",
      "The same display at the share of improvement that you chose.",
      "b ± r √(b(1 − b)), cut at 0 and 1",
    ],
    bell: [
      "Bell curve, cut at the median",
      "If alliance and outcome are both bell-shaped and each is cut at its median, the gap is smaller than in two ready-made groups.",
      "50 + 100 arcsin(r) / π",
    ],
    auc: [
      "A random pair",
      "The chance that someone from the higher group does better than someone from the lower one; 50 % is a coin.",
      "AUC = Φ(d / √2)",
    ],
    u3: ["Above the other mean", "The share of the higher group above the average of the lower one.", "U₃ = Φ(d)"],
    overlap: [
      "Overlap",
      "How much two bell curves at this distance have in common. Most people stand where both curves are.",
      "2 Φ(−|d| / 2)",
    ],
    nnt: [
      "Number needed, equal groups",
      "So many better alliances for one more improvement, if the alliance were the whole cause. For r of 0 or less there is none.",
      "1 / r",
    ],
    kraemer: ["Number needed, random pairs", "The same question asked of random pairs.", "1 / (2 AUC − 1)"],
    furukawa: [
      "Number needed, at this share",
      "The same question at the share of improvement that you chose. Three formulas, three answers: ask which was used.",
      "1 / (Φ(d + Φ⁻¹(b)) − b)",
    ],
    r: [
      "Pooled r",
      "The average correlation; studies with more patients weigh more.",
      "z = atanh r, v = 1/(n − 3), w = 1/(v + τ²), r = tanh(Σwz / Σw); fixed: τ² = 0",
    ],
    ci: [
      "95 % confidence interval",
      "How exactly the average is known. It says little about the next study.",
      "z: mean ± 1.96 √(1/Σw). Hartung-Knapp: se² = Σw(z − mean)² / ((k − 1)Σw), with t(k − 1)",
    ],
    pi: [
      "95 % prediction interval",
      "Where, with a probability of about 95 %, the true r of one more study like these would lie. It is the better answer to “what should I expect next?”",
      "tanh(mean ± t(k − 2) √(se² + τ²)), after Higgins et al. 2009",
    ],
    q: [
      "Q",
      "How far the studies scatter about the average, against what chance alone would give (k − 1).",
      "Q = Σ (z − fixed mean)² / v",
    ],
    i2: [
      "I²",
      "The share of the scatter that is more than chance. It is not a size: with huge studies a trifle gives a high I².",
      "100 τ² / (τ² + typical v); fixed: 100 (Q − df)/Q",
    ],
    tau2: [
      "τ²",
      "The variance of the true correlations (as z) between studies; its root is their standard deviation.",
      "DL: (Q − df)/C, closed form. REML: iterated until it stands still; never below 0",
    ],
    egger: [
      "Egger’s slope",
      "Whether small studies report larger correlations. A slope is a pattern, and unpublished studies are only one cause of it.",
      "weighted regression of z on its standard error, weights 1/v, t(k − 2)",
    ],
    pet: ["PET", "That line, carried on to a standard error of 0.", "tanh of the intercept, z = a + b se"],
    peese: [
      "PEESE",
      "The same with a curve, less biased when there is a true effect. Rule: report PET while the p of its intercept is above .05.",
      "tanh of the intercept, z = a + b se²",
    ],
    moved: [
      "How far r moved",
      "The pooled r with all studies, and without those taken out. Taking out what looks odd is how a result is made, so say what and why.",
      "pooled twice, same model",
    ],
  },
};
