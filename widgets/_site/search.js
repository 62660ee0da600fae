// Loaded before Sphinx's own search: it would keep the words looked for in this browser, which the book does not do.
const SPHINX_HIGHLIGHT_ENABLED = false;
const searchIndex = document.currentScript.dataset.index;
const searchWords = {
  "Search Results": "What was found",
  "Search finished, found ${resultCount} page(s) matching the search query.": "Places found: ${resultCount}.",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "Nothing was found. Another spelling or a shorter word may help; the glossary and the claim index lead to every topic.",
  Searching: "Looking",
  "Preparing search...": "Looking ...",
};
// Not before everything has come: a script that was lost once comes later.
addEventListener("load", () => {
  // Where a script of the search did not arrive, the page says so by itself.
  if (
    !new URLSearchParams(location.search).get("q") ||
    typeof Search === "undefined" ||
    typeof Documentation === "undefined"
  )
    return;
  // Sphinx's search starts itself through doctools.js, unless that came later.
  if (document.querySelector("script[data-again][src*=doctools]")) Search.init();
  // Its own way in, addTranslations, makes a function of a text, which the page's policy forbids.
  Object.assign(Documentation.TRANSLATIONS, searchWords);
  // What is found is long: a screen reader is told how much, and reads on from there.
  const told = document.querySelector("#search-told");
  new MutationObserver(() => {
    const summary = document.querySelector("#search-results .search-summary")?.textContent ?? "";
    if (told.textContent !== summary) told.textContent = summary;
    // A chapter is found once for its text and once for a term of its glossary, under the same title.
    for (const link of document.querySelectorAll("#search-results a[href*='#term-']:only-child")) {
      const where = document.createElement("span");
      where.className = "where";
      where.textContent = " where the word is explained";
      link.after(where);
    }
  }).observe(document.querySelector("#search-results"), { childList: true, subtree: true, characterData: true });
  // The index weighs more than the page: it is fetched when there is something to look for.
  Search.loadIndex(searchIndex);
});
addEventListener(
  "error",
  (event) => {
    const { src } = /** @type {HTMLScriptElement} */ (event.target);
    if (!src?.includes("searchindex")) return;
    if (src.endsWith("?again")) document.documentElement.classList.add("broken");
    else Search.loadIndex(`${searchIndex}?again`);
  },
  true,
);
