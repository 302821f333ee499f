// What every part of the page uses: its elements, its words, its complaints, and what a browser keeps for it.

export const $ = (id) => document.getElementById(id);

const phrases = JSON.parse($("phrases").textContent);

// A sentence of the page's own in the reader's language, with its {fields} filled in.
export const say = (name, fields = {}) => phrases[name].replace(/\{(\w+)\}/g, (whole, field) => String(fields[field] ?? whole));

// Where the console stands on its host; all its addresses are below.
export const ROOT = new URL(document.body.dataset.root, location.href);

// Several consoles may share a host, and with it what the browser keeps.
const scoped = (key) => (ROOT.pathname === "/" ? key : `${key} ${ROOT.pathname}`);

export function complain(place, sentence) {
  place.textContent = sentence;
  place.hidden = !sentence;
}

export function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(scoped(key)));
  } catch {
    return null;
  }
}

export function keep(storage, key, value) {
  try {
    storage.setItem(scoped(key), JSON.stringify(value));
  } catch {
    // A browser that stores nothing: it lasts as long as the page does.
  }
}

export const drop = (storage, key) => storage.removeItem(scoped(key));
