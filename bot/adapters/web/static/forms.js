// Forms in posts: what was filled in, what is wrong with it, and that none of it is lost.

import { complain, drop, keep, read, say } from "./basics.js";

const DRAFTS = "parley.drafts";
const SENT = "parley.sent";
const MOST = 100; // forms whose values are kept until they are sent
const MOST_SENT = 500; // forms that are known to be sent, in whichever tab of this browser

let owner = ""; // whose forms they are: several people may share a browser

export function setOwner(member) {
  owner = member;
}

// What was chosen, as it reads: the label of a box, of an option, or of what was picked from a list.
function seenOf(field) {
  if (field.tagName === "SELECT") return [...field.selectedOptions].map((picked) => picked.textContent).join(", ");
  if (field.list) {
    const picked = [...field.list.options].find((option) => option.value === field.value);
    return picked && !("isHint" in picked.dataset) ? picked.textContent : field.value;
  }
  return field.closest("label")?.querySelector("span")?.textContent ?? field.value;
}

// The group that a choice stands in, as in "Deadline: within 72 hours".
function inGroup(field, seen) {
  if (!field.closest(".grouped")) return seen;
  const group = field.tagName === "SELECT" ? field.labels[0] : field.closest("details")?.querySelector("summary");
  return group ? `${group.textContent}: ${seen}` : seen;
}

// --- what was filled in ---

// A box, or a menu of a group, of which several make one value.
const isOneOfSeveral = (field) => field.type === "checkbox" || (field.tagName === "SELECT" && Boolean(field.closest("[data-several]")));
const isChosen = (field) => (field.type === "checkbox" ? field.checked : field.value !== "");

export function collect(form) {
  const values = {};
  const seen = {}; // what was chosen, as it reads
  const files = [];
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "file") {
      if (field.files.length) files.push([`file:${field.name}`, field.files[0]]);
    } else if (isOneOfSeveral(field)) {
      if (!isChosen(field)) continue;
      values[field.name] = values[field.name] ? `${values[field.name]},${field.value}` : field.value;
      const among = field.closest(".grouped") ? "; " : ", ";
      seen[field.name] = [seen[field.name], inGroup(field, seenOf(field))].filter(Boolean).join(among);
    } else if (field.type !== "radio" || field.checked) {
      values[field.name] = field.value;
      if (field.value && (field.type === "radio" || field.tagName === "SELECT" || field.list)) seen[field.name] = seenOf(field);
    }
  }
  return { values, seen, files };
}

// --- what is wrong with it ---

const labelOf = (field) => (field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0])?.firstChild.textContent.trim() ?? "";

// Mark every field that cannot be sent as it is; the sentence for all of them, "" if there is none.
export function markWrong(form) {
  clearMarks(form);
  const wrong = [];
  for (const several of form.querySelectorAll('[data-several="required"]')) {
    const fields = [...several.querySelectorAll("input, select")];
    if (!fields.some(isChosen)) wrong.push([fields[0], say("choose_one")]);
  }
  const groups = new Set();
  for (const field of form.elements) {
    if (!field.willValidate || field.validity.valid || (field.type === "radio" && groups.has(field.name))) continue;
    groups.add(field.name);
    wrong.push([field, field.validationMessage]);
  }
  for (const [field, sentence] of wrong) mark(field, sentence);
  wrong[0]?.[0].focus();
  if (wrong.length < 2) return wrong.map(([field, sentence]) => `${labelOf(field)}: ${sentence}`).join("");
  return say("look_again", { fields: wrong.map(([field]) => labelOf(field)).join("; ") });
}

// Show in a form why it was refused, at the fields that the refusals are about.
export function markRefused(form, refusals) {
  clearMarks(form);
  let first = null;
  for (const { sentence, about } of refusals) {
    const field = about && [...form.elements].find((candidate) => candidate.name === about);
    if (!field) continue;
    mark(field, sentence);
    first ??= field;
  }
  complainIn(form, refusals.map(({ sentence }) => sentence).join(" "));
  (first ?? form.querySelector(".trouble")).focus();
}

function mark(field, sentence) {
  const box = field.closest(".field") ?? field.parentElement;
  const words = document.createElement("p");
  words.className = "wrong";
  words.id = `${field.id || `${field.form.querySelector(".sheet-title").id}-${field.name}`}-wrong`;
  words.textContent = sentence;
  box.append(words);
  for (const one of field.type === "radio" || field.type === "checkbox" ? box.querySelectorAll("input") : [field]) {
    one.setAttribute("aria-invalid", "true");
    one.dataset.described = one.getAttribute("aria-describedby") ?? "";
    one.setAttribute("aria-describedby", `${one.dataset.described} ${words.id}`.trim());
  }
}

function clearMarks(form) {
  for (const words of form.querySelectorAll(".wrong")) words.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    if (field.dataset.described) field.setAttribute("aria-describedby", field.dataset.described);
    else field.removeAttribute("aria-describedby");
  }
  complainIn(form, "");
}

export const complainIn = (form, sentence) => complain(form.querySelector(".trouble"), sentence);

// --- sent ---

const sentForms = () => read(localStorage, SENT) ?? [];
const sentKey = (form) => `${owner}/${keyOf(form)}`;

export function restoreSent(form) {
  if (sentForms().includes(sentKey(form))) showSent(form);
}

// The form of a key, where this tab shows it.
export const findForm = (key) => (key ? document.getElementById(key)?.closest("form.sheet") : null);

// A form that was taken folds to one line; the post after it says what was sent.
export function showSent(form) {
  if (form.matches(".sent")) return;
  keep(localStorage, SENT, [...sentForms().filter((key) => key !== sentKey(form)), sentKey(form)].slice(-MOST_SENT));
  form.classList.add("sent");
  const body = form.querySelector(".sheet-body");
  for (const field of form.elements) field.disabled = true;
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = say("fill_in_again");
  again.addEventListener("click", () => {
    form.classList.remove("sent");
    keep(localStorage, SENT, sentForms().filter((key) => key !== sentKey(form)));
    for (const field of form.elements) field.disabled = false;
    row.replaceWith(send);
    body.querySelector("input, select, textarea")?.focus();
  });
  const send = body.querySelector(":scope > .buttons");
  const row = document.createElement("div");
  row.className = "buttons";
  const sent = document.createElement("span");
  sent.className = "sent-mark";
  sent.textContent = say("sent");
  row.append(sent, again);
  send.replaceWith(row);
}

// --- not lost: what is filled in stays in this tab until it is sent ---

const drafts = () => read(sessionStorage, DRAFTS) ?? {};
const keepAll = (all) => keep(sessionStorage, DRAFTS, Object.fromEntries(Object.entries(all).slice(-MOST)));

export const keyOf = (form) => form.querySelector(".sheet-title")?.id ?? form.dataset.draft ?? form.id;

export function keepDraft(form) {
  const { [keyOf(form)]: _, ...others } = drafts();
  keepAll({ ...others, [keyOf(form)]: collect(form).values });
}

export function dropDraft(form) {
  const { [keyOf(form)]: _, ...others } = drafts();
  keepAll(others);
}

// Words that could not be sent from a room that is no longer open.
export function keepWords(key, words) {
  const all = drafts();
  keepAll({ ...all, [key]: { words: [words, all[key]?.words].filter(Boolean).join("\n") } });
}

export const dropDrafts = () => drop(sessionStorage, DRAFTS);

export function restoreDraft(form) {
  const values = drafts()[keyOf(form)];
  if (!values) return false;
  for (const field of form.elements) {
    if (!field.name || field.type === "file") continue;
    const value = values[field.name] ?? "";
    if (field.type === "radio") field.checked = value === field.value;
    else if (field.type === "checkbox") field.checked = value.split(",").includes(field.value);
    else if (isOneOfSeveral(field)) field.value = [...field.options].find((option) => value.split(",").includes(option.value))?.value ?? "";
    else if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value)) field.value = value;
  }
  return true;
}
