// Every word that a reader of this widget sees or hears, in one place.
import typologySaid from "./words.json" with { type: "json" };

export const typologyWords = {
  task: { one: "Place a business park", two: "Mix two milieus from opposite ends of one axis" },
  heading: (sides, name) => {
    const where = sides.length ? `${sides.length > 1 ? "between" : "towards"} ${sides.join(" and ")}` : "near balance";
    const said = name ? `${name}: ${where}` : where;
    return said[0].toUpperCase() + said.slice(1);
  },
  poles: typologySaid.poles,
  caption: typologySaid.caption,
  noData: typologySaid.noData,
  nowhere: typologySaid.nowhere.join(" "),
  mode: [
    "Show",
    [
      ["one", "One milieu"],
      ["two", "Two milieus"],
    ],
  ],
  cohesion: "Cohesion",
  control: "Control",
  cohesion2: "Cohesion, second",
  control2: "Control, second",
  share: "Share of the first",
  shareSaid: (first, second) => `${first} % first, ${second} % second`,
  tau: "People differ",
  tauSaid: (value) => (Number(value) ? `by ${value} on both axes` : "not at all"),
  milieus: (count) => `Show ${count} named milieus`,
  choose: "Read a milieu",
  none: "choose one",
  hint: "Every dot is a milieu. Point at one, or choose from the list.",
  storyAt: (cohesion, control) =>
    `Placed here at cohesion ${cohesion}, control ${control}: a reading, not a measurement. Another place can be argued for.`,
  storySource: (source) => `Source: ${source}.`,
  weights: { one: "What this milieu is made of", two: "What the mixture is made of" },
  mixed: (parts) =>
    `Two milieus at once: ${parts}. No single point shows this, so the mixture has no label and no strain.`,
  firstRead: (sentence) => `First: ${sentence}`,
  secondRead: (sentence) => `Second: ${sentence}`,
  meanSaid: (mean, tau) => ` Mean strain ${mean} where people differ by ${tau}.`,
  curveAlike: "strain",
  curveDiffer: "mean strain where people differ",
  curveAxis: (control) => `cohesion, with control held at ${control}`,
  lesson: (best, tau) =>
    `Where people differ by ${tau}, even the best milieu, the middle, gives mean strain ${best}: no milieu suits all.`,
  tableCaption: "What the model says of the place",
  tableHeads: { one: ["quantity", "this milieu"], two: ["quantity", "first", "second", "mixture"] },
  tableRows: {
    cohesion: "cohesion",
    control: "control",
    share: "share",
    strain: "strain",
    mean: "mean strain",
    label: "label",
    nothing: "none",
    unplaced: typologySaid.unplaced,
  },
  namedCaption: typologySaid.named,
  namedHeads: ["milieu", "cohesion", "control", "label", "why there", "source"],
  didactic: [
    "Two dimensions, four extremes and a balance on each are Orlinsky’s (2012) reading of Durkheim (1897). The right angle, the midpoints and every number are teaching choices; none was estimated from data.",
    "Poles: power p = 2 and half-way distance s0 = 0.5 are chosen. Half a unit out along one axis, pole and balance weigh the same.",
    "Strain: S = 1 - exp(-(c² + k²) / (2 × 0.6²)), smooth and equal on all sides. It is a word for distance from a good middle, not a rate of anything measured; for named milieus none is shown, since a number would rank what cannot be ranked.",
    "Obedience: Durkheim counts it as altruism, on one side and on purpose. On this plane it could as well stand for control; the place of the elite unit is ours.",
    "Justice: the plane has no axis for it. The same amount of control, just or unjust, has the same point.",
    "Centre: one middle for every time and culture is an assumption. Durkheim’s own balance is of three currents that temper one another (Book III).",
    "Axes: cohesion and control move freely of one another here, and opposite poles can never be present together. Both are doubted.",
    'Words: the borders 0.05, 0.25, 0.5 and 0.75, and "leaning" below 0.5, are conventions.',
    "People differ: each person’s own best place is taken to scatter normally around the middle.",
    "Mixtures: two milieus are mixed by share. Durkheim’s three mixed types contain no fatalism; the two fatalistic corners are ours.",
    'Dispute: Durkheim says both that egoism and anomie are "two different aspects of one and the same social state" and that they are independent.',
    "Dispute: egoism and anomie are one cause, not two (Johnson 1965, not seen by us); hard to separate in Durkheim’s own data (Pope 1976, not seen by us).",
    "Dispute: fatalism deserves more than a footnote, and control is not symmetric (Besnard 1993, not seen by us).",
    "Dispute: a formal network model finds four positions from two structural properties, so all four types are needed (Bearman 1991).",
    "Dispute: high integration does not hurt in itself; disruption, spreading emotion and available scripts do (Abrutyn and Mueller 2014, 2016).",
    "Dispute: some of the highest rates stood in highly integrated groups such as armies (Kushner and Sterk 2005).",
    'Dispute: the Catholic-Protestant gap in Dutch records vanishes once "sudden" and "unspecified" deaths are counted (van Poppel and Day 1996).',
    "Dispute: religious surroundings went with lower rates for members and non-members alike, which speaks for shared norms, not for networks of support (van Tubergen et al. 2005).",
  ],
};
