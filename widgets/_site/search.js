// Loaded before Sphinx's own search: it would keep the words looked for in this browser, which the book does not do.
const SPHINX_HIGHLIGHT_ENABLED = false;
const searchIndex = document.currentScript.dataset.index;
// The index weighs more than the page: it is fetched when there is something to look for.
document.addEventListener("DOMContentLoaded", () => new URLSearchParams(location.search).get("q") && Search.loadIndex(searchIndex));
