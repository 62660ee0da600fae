// The index weighs more than the page: it is fetched when there is something to look for.
if (new URLSearchParams(location.search).get("q")) Search.loadIndex(document.currentScript.dataset.index);
