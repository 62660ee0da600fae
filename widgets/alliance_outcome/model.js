// The public names of the room's model for the page: what model.py names, and the distributions beneath.
// The view imports from the modules themselves, since files that are joined into one cannot pass names on.
export * from "./distributions.js";
export * from "./drawer.js";
export * from "./eyes.js";
export * from "./faces.js";
export * from "./heterogeneity.js";
export * from "./moderators.js";
export * from "./people.js";
export * from "./pooling.js";
export * from "./q_profile.js";
export * from "./small_studies.js";
export * from "./studies.js";
