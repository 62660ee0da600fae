// Puts values into the places of a text of words.json, as str.format does in Python: filled("{n} ties", { n: 3 }).
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name]);
}
