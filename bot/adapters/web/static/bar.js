// What stays in sight beside the talk: the bar, who is here, the tab's title; and which buttons
// of posts this member may still press and has not in the bar.

import { $, say } from "./basics.js";

const MOST_NAMES = 12;

let call = ""; // what the member is asked to do
let unread = 0;
let barred = []; // {names, open, commands, ...} as the server says it
let inBar = new Map(); // the buttons that the bar shows, by what they do

function showTitle() {
  const asked = call.replace(/\.$/, "");
  document.title = `${unread ? `(${unread}) ` : ""}${asked ? `${asked} – ` : ""}Parley`;
}

export function countUnread(number) {
  unread = number ? unread + number : 0;
  showTitle();
}

export function showCall(sentence) {
  call = sentence;
  if ($("call").textContent !== sentence) $("call").textContent = sentence;
  showTitle();
}

export function showPeople(names) {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  const label = document.createElement("strong");
  label.textContent = `${say("here_now", { n: names.length })} `;
  const list = document.createElement("bdi");
  const known = shown.join(", ");
  list.textContent = more > 0 ? say("more_people", { names: known, n: more }) : known;
  $("people-here").replaceChildren(label, list);
  $("people-here").hidden = names.length === 0;
}

// --- folded, on a phone: of a row of buttons only those in its first line are there ---

export function foldBar() {
  const folded = $("side").matches(".folded");
  for (const row of $("bars").querySelectorAll(".buttons")) {
    const buttons = [...row.children];
    for (const each of buttons) each.classList.remove("surplus");
    const line = buttons.find((each) => !each.hidden)?.offsetTop ?? 0;
    const below = folded ? buttons.filter((each) => each.offsetTop > line) : [];
    for (const each of below) each.classList.add("surplus");
  }
  hideAgain();
}

$("unfold").addEventListener("click", () => {
  const folded = $("side").classList.toggle("folded");
  $("unfold").setAttribute("aria-expanded", String(!folded));
  $("unfold").textContent = folded ? say("more") : say("less");
  $("log").setAttribute("aria-live", "off"); // buttons that come back are not news
  foldBar();
  requestAnimationFrame(() => $("log").setAttribute("aria-live", "polite"));
});
new ResizeObserver(foldBar).observe($("floor"));

// --- buttons of posts: those that this member may press, and that the bar does not show ---

// It holds from the next time on that the bar is folded or drawn.
export function setBarred(acts) {
  barred = acts;
}

// What is read stays where it is, whatever goes above it.
function hideAgain() {
  const posts = [...document.querySelectorAll(".post")];
  const top = $("scroll").getBoundingClientRect().top;
  const read = posts.find((post) => post.getBoundingClientRect().bottom > top);
  const before = read?.getBoundingClientRect().top;
  inBar = findInBar();
  for (const post of posts) hideBarred(post);
  if (read) $("scroll").scrollTop += read.getBoundingClientRect().top - before;
}

const actOf = (action) => action.trim().split(/\s+/).sort().join(" "); // in whatever order its values stand

// The buttons that the bar shows now, by what they do; on a phone it may have more, folded away.
function findInBar() {
  const shown = [...$("bars").querySelectorAll("[data-action]")].filter((button) => button.offsetParent);
  return new Map(shown.map((button) => [actOf(button.dataset.action), button]));
}

// An act stands once: where the bar shows it, not under news nor on a board, of which one's own copy
// bears the bar's title. Another answer to one member keeps what it offers.
function repeatsBar(post) {
  if (!post.matches(".private")) return true;
  const titles = [...$("bars").querySelectorAll(".bar-title")].map((title) => title.textContent);
  return titles.includes(post.querySelector("h2")?.textContent);
}

// Buttons in posts for all are those that anybody may press, and those of one's own grow old. Here
// they are only those that this member may press now. In the talk of all a debate that is over has
// none; an answer to one member may be about a debate elsewhere.
export function hideBarred(post) {
  const mine = post.matches(".private");
  const repeats = repeatsBar(post);
  for (const button of post.querySelectorAll(".buttons > [data-action]")) {
    const same = repeats && inBar.get(actOf(button.dataset.action));
    if (same && button === document.activeElement) same.focus({ preventScroll: true });
    button.hidden = Boolean(same) || isBarred(button.dataset.action, mine);
  }
  for (const choice of post.querySelectorAll("form.choice")) {
    const options = [...choice.querySelectorAll('option:not([value=""])')];
    for (const option of options) option.hidden = option.disabled = isBarred(option.value, mine);
    choice.hidden = options.every((option) => option.disabled);
    const select = choice.querySelector("select");
    if (select?.selectedOptions[0]?.disabled) select.value = "";
  }
  for (const row of post.querySelectorAll(".buttons")) row.hidden = [...row.children].every((child) => child.hidden);
}

function isBarred(action, mine) {
  const said = action.replace(/^\//, "").split(/\s+/);
  const named = (names) => said.find((word) => word.startsWith(`${names}:`))?.slice(names.length + 1);
  const plain = said.filter((word) => !/^[a-z_]+:/.test(word));
  const paths = [3, 2, 1].map((length) => plain.slice(0, length).join(" "));
  for (const { names, open, commands, acts, others_over: othersOver } of barred) {
    if (!paths.some((path) => acts.includes(path))) continue;
    const other = named(names) && named(names) !== open;
    return other ? othersOver && !mine : paths.some((path) => commands.includes(path));
  }
  return false;
}
