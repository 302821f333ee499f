// The console's page: what the server draws is put in its place, and what a person does is sent.
// A post's HTML comes escaped from the server; this script only ever sets text by itself.

import { countUnread, foldBar, hideBarred, setBarred, showCall, showPeople } from "./bar.js";
import { $, ROOT, complain, drop, keep, read, say } from "./basics.js";
import { collect, complainIn, dropDraft, dropDrafts, findForm, keepDraft, keepWords, keyOf, markRefused, markWrong, restoreDraft, restoreSent, setOwner, showSent } from "./forms.js";
import { askAgain, attachedFile, detach, offerUses } from "./files.js";

const log = $("log");
const scroller = $("scroll");
const words = $("words");
const offers = $("offers");

const GROUP = 5 * 60_000; // posts of one author within this time stand together
const SILENCE = 50_000; // the server is heard from every 20 s
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds between tries to connect
const UNREACHABLE = say("unreachable");
const UNREACHED = say("unreached"); // where nothing was written

let me = null; // {key, member, name, role}
let room = null; // {place, newest, oldest, more, visit}
let visits = 0;

// --- asking the server ------------------------------------------------------------------------

class Refusal extends Error {
  constructor(sentence, code, status) {
    super(sentence);
    this.code = code;
    this.status = status;
  }
}

async function api(method, path, body, signal) {
  const headers = me ? { Authorization: `Bearer ${me.key}` } : {};
  const form = body instanceof FormData;
  if (body && !form) headers["Content-Type"] = "application/json";
  const response = await fetch(new URL(path, ROOT), {
    method, headers, signal, credentials: "omit", body: body && !form ? JSON.stringify(body) : body,
  });
  const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  reached();
  if (response.ok) return json ? response.json() : response.blob();
  const { sentence, code } = json ? await response.json() : {};
  const refusal = new Refusal(sentence ?? say("failed"), code, response.status);
  if (response.status === 401 && me) signOut(refusal.message);
  throw refusal;
}

// Parley has answered: that it could not be reached is no longer so.
function reached() {
  for (const place of document.querySelectorAll(".trouble")) {
    if ([UNREACHABLE, UNREACHED].includes(place.textContent)) complain(place, "");
  }
}

const query = (path, values) => `${path}?${new URLSearchParams(values)}`;
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const reason = (error, unreachable = UNREACHABLE) => (error instanceof Refusal ? error.message : unreachable);

function nonce() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// --- who I am ---------------------------------------------------------------------------------

const people = () => read(localStorage, "parley.people") ?? [];

function forget(key) {
  keep(localStorage, "parley.people", people().filter((person) => person.key !== key));
}

function showDoor(sentence = "") {
  const known = people();
  $("people").hidden = known.length === 0;
  $("people").replaceChildren(...known.map((person) => {
    const row = document.createElement("p");
    const go = button(say("continue_as", { name: person.name }), () => comeIn(person, false));
    const drop = button(say("forget"), () => { forget(person.key); showDoor(); });
    drop.className = "small";
    drop.setAttribute("aria-label", say("forget_person", { name: person.name }));
    row.append(go, drop);
    return row;
  }));
  $("hall").hidden = true;
  $("door").hidden = false;
  showCall("");
  complainIn($("join"), sentence);
  $("join").querySelector(".trouble").classList.toggle("told", Boolean(sentence)); // nothing went wrong
  $("name").focus();
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

async function join(form) {
  const trouble = form.querySelector(".trouble");
  trouble.classList.remove("told");
  const invalid = [...form.elements].find((field) => !field.checkValidity());
  if (invalid) {
    complain(trouble, `${invalid.labels[0].textContent}: ${invalid.validationMessage}`);
    invalid.focus();
    return;
  }
  try {
    const asked = { name: $("name").value, role: $("role").value, token: $("token")?.value ?? "" };
    const person = await api("POST", "api/join", asked);
    if ($("remember").checked) keep(localStorage, "parley.people", [person, ...people()].slice(0, 8));
    comeIn(person, true);
  } catch (error) {
    complain(trouble, reason(error, UNREACHED));
  }
}

function comeIn(person, fresh) {
  me = person;
  setOwner(person.member);
  keep(sessionStorage, "parley.me", person);
  if ($("token")) $("token").value = "";
  showMe();
  $("door").hidden = true;
  $("hall").hidden = false;
  enter(addressed() ?? read(sessionStorage, "parley.room") ?? document.body.dataset.lobby, fresh);
  words.focus();
}

function showMe() {
  const role = document.createElement("span");
  role.textContent = ` (${roleName(me.role)})`;
  $("me").replaceChildren(me.name, role);
}

function roleName(title) {
  const known = [...$("role").options].find((option) => option.value === title);
  return known?.textContent.toLowerCase() ?? title;
}

function signOut(sentence = "") {
  if (sentence) forget(me.key);
  me = null;
  hangUp();
  visits += 1;
  room = null;
  drop(sessionStorage, "parley.me");
  dropDrafts();
  words.value = "";
  log.replaceChildren();
  showDoor(sentence);
}

// --- rooms ------------------------------------------------------------------------------------

async function listRooms() {
  const { rooms } = await api("GET", "api/rooms");
  const known = [...$("rooms").options].map((option) => option.value);
  if (rooms.join() !== known.join()) $("rooms").replaceChildren(...rooms.map((place) => new Option(place, place)));
  $("rooms").value = room.place;
}

// The room that the address names, which people can pass on.
function addressed() {
  if (!location.pathname.startsWith(ROOT.pathname)) return null;
  const name = location.pathname.slice(ROOT.pathname.length).match(/^room\/([^/]+)$/)?.[1];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return null;
  }
}

function showAddress(place) {
  if (addressed() === place) return;
  const change = addressed() ? "pushState" : "replaceState";
  history[change](null, "", new URL(`room/${encodeURIComponent(place)}`, ROOT));
}

async function enter(place, fresh = false) {
  hangUp();
  if (room?.place !== place) takeDraft(place);
  room = { place, newest: 0, oldest: Infinity, more: false, visit: ++visits };
  const here = room;
  state("connecting", say("connecting"));
  complain($("trouble"), "");
  log.replaceChildren();
  welcome = null;
  $("bars").replaceChildren();
  $("people-here").hidden = true;
  showCall("");
  writing = { writes: "", until: "" };
  showWriting();
  setBarred([]);
  working.clear();
  acting.clear();
  showWorking();
  $("newer").hidden = true;
  $("earlier").hidden = true;
  for (let tries = 0; ; tries += 1) {
    try {
      const page = await api("GET", query("api/posts", { place }));
      if (here.visit !== visits) return;
      room.newest = page.newest;
      drawPage(page);
      if (fresh || !page.posts.length) await greet(here);
      if (here.visit !== visits) return;
      break;
    } catch (error) {
      if (here.visit !== visits) return;
      if (error.code === "no_such_room" && place !== document.body.dataset.lobby) {
        await enter(document.body.dataset.lobby, fresh);
        $("room-name").value = place; // for who opens it now
        return complain($("trouble"), error.message);
      }
      state("lost", say("not_connected"));
      await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
      if (here.visit !== visits) return;
    }
  }
  keep(sessionStorage, "parley.room", place);
  showAddress(place);
  follow();
  connect();
  listRooms().catch((error) => complain($("trouble"), reason(error, UNREACHED)));
}

async function greet(here) {
  const { html } = await api("GET", query("api/welcome", { place: here.place }));
  if (here.visit !== visits) return;
  const node = document.createElement("section");
  node.id = "welcome";
  node.className = "post welcome private";
  node.setAttribute("aria-label", say("welcome"));
  node.dataset.position = here.newest + 0.5; // what comes later stands below it
  const body = document.createElement("div");
  body.className = "body";
  body.lang = document.body.dataset.language;
  node.append(body);
  fill(body, html);
  log.append(node);
  welcome = node;
}

// What was being written in a room stands in its box, and in no other's.
function takeDraft(place) {
  $("composer").dataset.draft = `composer ${place}`;
  words.value = "";
  begun = false;
  restoreDraft($("composer"));
  grow();
}

function drawPage({ posts, more }) {
  log.setAttribute("aria-live", "off"); // a page of the past is not news
  room.more = more;
  if (posts.length) room.oldest = posts[0].position;
  for (const post of posts) draw(post);
  $("earlier").hidden = !more;
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

async function drawEarlier() {
  leaveWelcome();
  const here = room;
  try {
    const page = await api("GET", query("api/posts", { place: room.place, before: room.oldest }));
    if (here.visit !== visits) return;
    const below = scroller.scrollHeight - scroller.scrollTop;
    drawPage(page);
    scroller.scrollTop = scroller.scrollHeight - below;
  } catch (error) {
    complain($("trouble"), reason(error));
  }
}

// --- posts ------------------------------------------------------------------------------------

function draw(post) {
  room.newest = Math.max(room.newest, post.number);
  const before = $(`post-${post.post}`);
  if (!post.html) {
    const next = before?.nextElementSibling;
    before?.remove();
    if (next) group(next);
    return null;
  }
  if (!before && room.more && post.position < room.oldest) return null; // it stands further up
  const node = before ?? frame(post);
  const stays = before && Number(before.dataset.position) === post.position;
  node.dataset.position = post.position;
  node.dataset.number = post.number;
  node.dataset.at = post.at;
  node.querySelector("header time").dateTime = post.at;
  fill(node.querySelector(".body"), post.html);
  dress(node, !before);
  if (!stays) {
    const next = before?.nextElementSibling;
    let above = log.lastElementChild;
    while (above && (above === node || Number(above.dataset.position) > post.position)) above = above.previousElementSibling;
    if (above) above.after(node);
    else log.prepend(node);
    if (next) group(next);
    if (node.nextElementSibling) group(node.nextElementSibling);
  }
  group(node);
  return before ? null : node;
}

function frame(post) {
  const node = document.createElement("article");
  node.id = `post-${post.post}`;
  node.className = "post";
  node.classList.toggle("parley", !post.author);
  node.classList.toggle("mine", post.mine);
  node.classList.toggle("private", post.private);
  node.dataset.author = `${post.author}/${post.private}`;
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.setAttribute("aria-hidden", "true");
  mark.textContent = [...post.name][0].toUpperCase();
  if (post.author) mark.dataset.hue = [...post.author].reduce((sum, c) => sum + c.codePointAt(0), 0) % 6;
  const author = document.createElement("bdi");
  author.className = "author";
  author.textContent = post.name;
  const time = document.createElement("time");
  time.dataset.brief = "";
  const head = document.createElement("header");
  head.append(mark, author, time);
  if (post.private) {
    const only = document.createElement("span");
    only.className = "only";
    only.textContent = say("only_you");
    head.append(only);
  }
  const body = document.createElement("div");
  body.className = "body";
  if (!post.author) body.lang = document.body.dataset.language;
  node.append(head, body);
  return node;
}

function fill(body, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const typed = new Map();
  const isBox = (field) => field.type === "radio" || field.type === "checkbox";
  const keyOf = (field) => `${field.name || field.labels?.[0]?.textContent}/${isBox(field) ? field.value : ""}`;
  for (const field of body.querySelectorAll("input, select, textarea")) {
    if (field.type !== "file") typed.set(keyOf(field), field);
  }
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  body.replaceChildren(template.content);
  for (const field of body.querySelectorAll("input, select, textarea")) {
    const old = typed.get(keyOf(field));
    if (!old || field.type === "file") continue;
    if (isBox(field)) field.checked = old.checked;
    else if (!field.name && [...field.options].some((option) => option.value === old.value)) field.value = old.value;
    else if (old.value !== old.defaultValue && old.tagName !== "SELECT") field.value = old.value;
  }
  const again = focused && (focused.id ? $(focused.id) : body.querySelector(`[data-action="${CSS.escape(focused.dataset.action ?? "")}"]`));
  again?.focus();
}

function dress(node, fresh) {
  showTimes(node);
  for (const image of node.querySelectorAll("img[data-picture]")) showPicture(image, node.dataset.number);
  for (const form of node.querySelectorAll("form")) form.noValidate = true;
  for (const form of fresh ? node.querySelectorAll("form.sheet") : []) {
    restoreDraft(form);
    restoreSent(form);
  }
  for (const field of node.querySelectorAll("[maxlength]")) showCounter(field);
  const body = node.querySelector(".body");
  hideBarred(node);
  const pressed = node.matches(".mine.private") && body.children.length === 1 && body.firstElementChild.matches(".note");
  node.classList.toggle("pressed", pressed);
}

function group(node) {
  const above = node.previousElementSibling;
  const follows = above && above.dataset.author === node.dataset.author && !node.matches(".pressed")
    && !above.matches(".pressed") && new Date(node.dataset.at) - new Date(above.dataset.at) < GROUP;
  node.classList.toggle("follows", Boolean(follows));
}

function showTimes(node) {
  for (const time of node.querySelectorAll("time")) ("countdown" in time.dataset ? showCountdown : showTime)(time);
}

function showTime(time) {
  const at = new Date(time.dateTime);
  const today = at.toDateString() === new Date().toDateString();
  const date = today && "brief" in time.dataset ? {} : { dateStyle: "medium" };
  time.textContent = new Intl.DateTimeFormat(undefined, { ...date, timeStyle: "short" }).format(at);
  time.title = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" }).format(at);
}

function spellTime(left) {
  const [days, hours, minutes, seconds] = [Math.floor(left / 86400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60];
  if (days) return say("days_left", { days, hours });
  return hours ? say("hours_left", { hours, minutes }) : `${minutes}:${String(seconds).padStart(2, "0")}`;
}

function showCountdown(time) {
  const until = new Date(time.dateTime);
  const left = Math.max(0, Math.ceil((until - Date.now() + skew) / 1000));
  time.textContent = left ? spellTime(left) : say("time_is_up");
  time.title = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" }).format(until);
  time.classList.toggle("soon", left > 0 && left <= 30);
  time.classList.toggle("over", !left);
}

const likesLight = matchMedia("(prefers-color-scheme: light)");

likesLight.addEventListener("change", () => {
  for (const image of document.querySelectorAll("img[data-light]")) {
    showPicture(image, image.closest("[data-number]")?.dataset.number);
  }
});

async function showPicture(image, number) {
  const id = (likesLight.matches && image.dataset.light) || image.dataset.picture;
  try {
    const blob = await api("GET", query(`api/picture/${id}`, { place: room.place, number }));
    const address = URL.createObjectURL(blob);
    image.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
    image.src = address;
  } catch {
    image.replaceWith(image.alt); // the alternative text says all that it shows
  }
}

async function saveFile(button) {
  const { number } = button.closest("[data-number]").dataset;
  try {
    const blob = await api("GET", query(`api/file/${button.dataset.file}`, { place: room.place, number }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    button.querySelector(".size").textContent = reason(error);
  }
}

function showCounter(field) {
  const counter = $(`${field.id}-count`);
  if (!counter) return;
  const left = field.maxLength - field.value.length;
  counter.textContent = left < field.maxLength * 0.25 ? say("characters_left", { n: left.toLocaleString() }) : "";
}

const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;

function toEnd() {
  welcome = null;
  scroller.scrollTop = scroller.scrollHeight;
  $("newer").hidden = true;
}

// The welcome of somebody who has just come in stays in view, however much is posted below it, until
// they scroll, write or go to what is new.
let welcome = null;
const SCROLLING = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "];

function follow() {
  if (!welcome?.isConnected) return toEnd();
  welcome.scrollIntoView({ block: "start" });
  $("newer").hidden = nearEnd();
}

const leaveWelcome = () => { welcome = null; };
const followWelcome = () => { if (welcome) follow(); };

for (const moved of ["wheel", "touchmove"]) scroller.addEventListener(moved, leaveWelcome, { passive: true });
scroller.addEventListener("pointerdown", (event) => { if (event.target === scroller) leaveWelcome(); }); // its bar
scroller.addEventListener("keydown", (event) => { if (SCROLLING.includes(event.key) && !event.target.closest("form")) leaveWelcome(); });
log.addEventListener("focusin", (event) => { if (!welcome?.contains(event.target)) leaveWelcome(); });
const resized = new ResizeObserver(followWelcome);
for (const box of [scroller, log]) resized.observe(box);

function arrive(post) {
  const stuck = nearEnd();
  const node = draw(post);
  if (post.mine) leaveWelcome();
  if (!node) {
    // What I asked for may come in the place of an older answer, further up.
    const again = acting.size && post.private && !post.mine && $(`post-${post.post}`);
    if (again) again.scrollIntoView({ block: again.offsetHeight > scroller.clientHeight * 0.8 ? "start" : "nearest" });
    else if (stuck) follow();
    return;
  }
  if (document.hidden && !post.mine) countUnread(1);
  if (welcome) return follow();
  const toMe = post.private && !post.mine;
  const begun = Date.now() - beginning.at < 3000 && (beginning.toMe || !toMe);
  if (post.mine || (!begun && (stuck || toMe || acting.size))) {
    toEnd();
    if (!post.mine && node.offsetHeight > scroller.clientHeight * 0.8) {
      node.scrollIntoView({ block: "start" }); // a long answer is read from its beginning
      beginning = { at: Date.now(), toMe };
    }
  } else {
    $("newer").hidden = false;
  }
  const field = toMe && !words.value && node.querySelector("form.sheet :is(input, textarea, select)");
  if (field && (document.activeElement === words || document.activeElement === document.body || document.activeElement?.dataset.action)) field.focus();
}

let skew = 0; // by how many milliseconds this machine's clock is ahead of Parley's
let beginning = { at: 0, toMe: false }; // when that of a long answer was last brought into view, and whether only I see it

// --- the socket -------------------------------------------------------------------------------

let line = null;
let heard = 0;
let tries = 0;
let retrying = 0;
let unopened = 0; // tries to connect, in a row, that never came to be a connection

function state(name, sentence) {
  $("state").dataset.state = name;
  if ($("state").textContent !== sentence) $("state").textContent = sentence;
}

function hangUp() {
  clearTimeout(retrying);
  const old = line;
  line = null;
  old?.close();
}

const socketPath = () => query("api/socket", { place: room.place, after: room.newest });

function connect() {
  hangUp();
  const address = new URL(socketPath(), ROOT);
  unopened += 1;
  address.protocol = address.protocol.replace("http", "ws");
  const mine = line = new WebSocket(address);
  heard = Date.now();
  mine.addEventListener("open", () => {
    unopened = 0;
    mine.send(JSON.stringify({ key: me.key }));
  });
  mine.addEventListener("message", (event) => mine === line && hear(JSON.parse(event.data)));
  mine.addEventListener("close", () => mine === line && lost());
}

function hear(message) {
  heard = Date.now();
  switch (message.type) {
    case "ready":
      tries = 0;
      working.clear();
      showWorking();
      state("connected", say("connected"));
      reached();
      break;
    case "post":
      arrive(message);
      break;
    case "rooms":
      listRooms().catch(() => {});
      break;
    case "people":
      showPeople(message.names);
      break;
    case "bar":
      drawBar(message);
      break;
    case "refused_form":
      refuseForm(message);
      break;
    case "done":
      acting.delete(message.nonce);
      finishForm(message);
      if (!working.delete(message.nonce)) finished.add(message.nonce);
      showWorking();
      break;
    case "trouble":
      complain($("trouble"), message.sentence);
      break;
    case "again":
      enter(room.place, welcome !== null);
      break;
    case "refused":
      if (message.code === "signed_out") signOut(message.sentence);
      else complain($("trouble"), message.sentence);
      break;
  }
}

function drawBar({ html, call, barred, now, writes, until }) {
  const stuck = nearEnd();
  const early = Date.now() - Date.parse(now);
  skew = Math.abs(early) > 1500 ? early : 0;
  fill($("bars"), html);
  setBarred(barred);
  foldBar();
  showTimes($("bars"));
  moveEnds(writing.until, until);
  writing = { writes, until };
  showWriting();
  showCall(call);
  if (stuck) follow();
}

// An open form names until when it can be handed in, also once the chair has given or taken time.
function moveEnds(before, until) {
  if (!before || !until) return;
  for (const time of log.querySelectorAll("form.sheet time")) {
    if (Date.parse(time.dateTime) !== Date.parse(before)) continue;
    time.dateTime = until;
    showTimes(time.parentElement);
  }
}

// The box says what my words are now: my speech, with the time that is left for it, or talk.
const INVITATION = words.placeholder;
let writing = { writes: "", until: "" };
let begun = false; // what stands in the box was written, in part, while it was a speech

function noteBegun() {
  begun = Boolean(words.value.trim()) && (begun || Boolean(writing.writes));
}

function showWriting() {
  noteBegun();
  const left = writing.until ? Math.ceil((new Date(writing.until) - Date.now() + skew) / 1000) : 0;
  const timed = writing.writes && left > 0;
  const said = timed ? say("writes_until", { what: writing.writes, time: spellTime(left) }) : writing.writes || INVITATION;
  if (words.placeholder !== said) words.placeholder = said;
}

function lost() {
  hangUp();
  const seconds = PAUSES[Math.min(tries, PAUSES.length - 1)];
  tries += 1;
  state("lost", say("trying_again", { seconds }));
  retrying = setTimeout(retry, (seconds + Math.random()) * 1000);
}

async function retry() {
  const here = room;
  state("connecting", say("connecting"));
  try {
    await api("GET", "api/rooms"); // a socket that is refused does not say why; these do
    if (unopened > 1) await api("GET", socketPath());
  } catch (error) {
    if (!me || here.visit !== visits) return;
    if (error.code !== "no_websocket") return lost();
    state("lost", say("cut_off")); // all else gets through: trying again would change nothing
    complain($("trouble"), error.message);
    return;
  }
  if (me && here.visit === visits) connect();
}

function retryNow() {
  if (me && !line && room) {
    clearTimeout(retrying);
    tries = unopened = 0;
    retry();
  }
}

// --- sending ----------------------------------------------------------------------------------

const acting = new Set(); // nonces of what I did, until all that comes of it is there
const working = new Set(); // nonces of lines that Parley has yet to answer
const finished = new Set(); // answered before their sending was acknowledged

function showWorking() {
  const stuck = nearEnd();
  $("working").hidden = working.size === 0;
  if (stuck) follow();
}

async function send(said, files = [], mark = nonce(), here = room) {
  const body = { place: here.place, nonce: mark, ...said };
  acting.add(mark);
  beginning.at = 0; // what comes of it is followed, however long what was shown before it is
  for (let tried = 1; ; tried += 1) {
    try {
      const { waiting } = await api("POST", "api/say", pack(body, files));
      complain($("trouble"), "");
      if (!waiting) acting.delete(mark);
      if (waiting && !finished.delete(mark) && here.visit === visits) working.add(mark);
      showWorking();
      return;
    } catch (error) {
      if (error instanceof Refusal || tried === 3) {
        acting.delete(mark);
        throw error;
      }
      await pause(tried); // the same nonce again: it counts once
    }
  }
}

function pack(body, files) {
  if (!files.length) return body;
  const form = new FormData();
  form.append("said", JSON.stringify(body));
  for (const [name, file] of files) form.append(name, file, file.name);
  return form;
}

const ROLE_ACTION = "/console role ";

// Where anybody may take any role, the same person comes in again in another.
async function takeRole(role, node) {
  const person = await api("POST", "api/join", { name: me.name, role });
  if (people().some(({ key }) => key === me.key)) {
    keep(localStorage, "parley.people", people().map((known) => (known.key === me.key ? person : known)));
  }
  me = person;
  keep(sessionStorage, "parley.me", person);
  showMe();
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.textContent = say("role_taken", { role: roleName(role) });
  node.replaceWith(said);
  connect(); // the bar is drawn for the new role
}

async function press(action, label, node) {
  if (node.getAttribute("aria-busy")) return;
  node.setAttribute("aria-busy", "true");
  try {
    if (action.startsWith(ROLE_ACTION)) await takeRole(action.slice(ROLE_ACTION.length), node);
    else await send({ words: action, pressed: label.slice(0, 200) });
  } catch (error) {
    complain($("trouble"), reason(error, UNREACHED));
  } finally {
    node.removeAttribute("aria-busy");
  }
}

const forms = new Map(); // by the nonce under which each was sent

async function submit(form) {
  if (form.getAttribute("aria-busy")) return;
  const wrong = markWrong(form);
  complainIn(form, wrong);
  if (wrong) return;
  form.setAttribute("aria-busy", "true");
  const { values, seen, files } = collect(form);
  const title = form.querySelector(".sheet-title")?.textContent ?? "";
  const mark = nonce();
  forms.set(mark, form);
  try {
    await send({ words: form.dataset.action, pressed: title.slice(0, 200) || say("form"), values, seen, form: keyOf(form) }, files, mark);
  } catch (error) {
    forms.delete(mark);
    complainIn(form, reason(error));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

// A form that Parley refused comes back as it was filled in, once all that is wrong is known; its
// answers as posts are not needed.
const refusals = new Map(); // by the nonce under which a form was sent

function refuseForm(refusal) {
  if (!forms.has(refusal.nonce)) return;
  refusals.set(refusal.nonce, [...(refusals.get(refusal.nonce) ?? []), refusal]);
}

function finishForm({ nonce: mark, failed, form: sentElsewhere }) {
  const form = forms.get(mark);
  if (!form) return foldForm(findForm(sentElsewhere));
  const refused = refusals.get(mark);
  forms.delete(mark);
  refusals.delete(mark);
  if (!form.isConnected || failed) return;
  if (!refused) {
    dropDraft(form);
    foldForm(form);
    return;
  }
  for (const { post } of refused) $(`post-${post}`)?.remove();
  markRefused(form, refused);
  form.scrollIntoView({ block: "nearest" });
}

// A form that was sent folds in all tabs of its author; what was begun in another of them stays in it.
function foldForm(form) {
  if (!form) return;
  const below = scroller.scrollHeight - scroller.scrollTop;
  showSent(form);
  scroller.scrollTop = scroller.scrollHeight - below; // what is read stays where it is
}

// --- the composer -----------------------------------------------------------------------------

let unsent = { words: "", nonce: "" }; // words sent again unchanged keep their nonce
const outbox = []; // lines on their way, one after the other, in the order in which they were written
let delivering = false;

function grow() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight + 2, innerHeight * 0.4)}px`;
}

const isAddressed = (said) => /^\s*(\/|@?parley\b)/i.test(said);

function compose() {
  const said = words.value;
  const file = attachedFile();
  if (file && !isAddressed(said)) {
    if (!askAgain()) complain($("trouble"), say("file_needs_command"));
    return;
  }
  if (!said.trim()) return;
  close();
  const mark = unsent.words === said ? unsent.nonce : nonce();
  const wasBegun = begun;
  begun = false;
  words.value = "";
  if (file) detach();
  grow();
  dropDraft($("composer"));
  post({ said: begunAs(said, wasBegun), files: file ? [["file", file]] : [], mark, here: room });
}

const begunAs = (said, asSpeech) => (asSpeech ? { words: said, begun: true } : { words: said });

function useFile(action, file) {
  detach();
  words.focus();
  post({ said: { words: action }, files: [["file", file]], mark: nonce(), here: room });
}

async function post(letter) {
  outbox.push(letter);
  if (delivering) return;
  delivering = true;
  $("send").setAttribute("aria-busy", "true");
  try {
    while (outbox.length) {
      const { said, files, mark, here } = outbox[0];
      await send(said, files, mark, here);
      outbox.shift();
    }
    unsent = { words: "", nonce: "" };
  } catch (error) {
    giveBack(outbox.splice(0));
    complain($("trouble"), reason(error));
  } finally {
    delivering = false;
    $("send").removeAttribute("aria-busy");
  }
}

// What could not be sent stands in the box again, before whatever was typed since.
function giveBack(letters) {
  const place = letters[0].here.place;
  const lines = letters.map(({ said }) => said.words);
  if (place !== room?.place) return keepWords(`composer ${place}`, lines.join("\n"));
  unsent = letters.length === 1 && !words.value ? { words: lines[0], nonce: letters[0].mark } : { words: "", nonce: "" };
  words.value = [...lines, words.value].filter((line) => line).join("\n");
  begun ||= letters.some(({ said }) => said.begun);
  keepDraft($("composer"));
  grow();
}

// --- completion -------------------------------------------------------------------------------

let asking = null; // the last question to the server, until it is answered
let wanted = false; // Tab was pressed before the answer came
let offered = []; // {words, label, about, start}
let offeredFor = ""; // what had been typed when they were offered
let chosen = -1;

const typed = () => words.value.slice(0, words.selectionStart);

function close() {
  asking?.abort();
  asking = null;
  wanted = false;
  offered = [];
  chosen = -1;
  offers.hidden = true;
  offers.replaceChildren();
  $("about").hidden = true;
  $("about").textContent = "";
  $("offered").textContent = "";
  words.removeAttribute("aria-activedescendant");
}

async function offer() {
  const line = typed();
  if (!line.startsWith("/") || line.length > 1000 || words.selectionStart !== words.selectionEnd) return close();
  asking?.abort();
  const mine = asking = new AbortController();
  await pause(0.06);
  if (mine.signal.aborted) return;
  let found;
  try {
    found = await api("GET", query("api/complete", { place: room.place, line }), undefined, mine.signal);
  } catch {
    if (mine === asking) close(); // typing goes on without suggestions
    return;
  }
  if (mine !== asking || typed() !== line) return;
  asking = null;
  const start = [...line].slice(0, found.start).join("").length; // the server counts characters, we count halves
  offered = found.suggestions.map((suggestion) => ({ ...suggestion, start }));
  offeredFor = line;
  offers.replaceChildren(...offered.map(option));
  offers.hidden = offered.length === 0;
  $("about").textContent = found.about;
  $("about").hidden = !found.about;
  $("offered").textContent = offered.length ? say("suggestions", { n: offered.length }) : "";
  choose(line.length > start && offered.length && !same(0) ? 0 : -1);
  if (wanted && offered.length) accept(0);
  wanted = false;
}

function option(suggestion, at) {
  const item = document.createElement("li");
  item.id = `offer-${at}`;
  item.setAttribute("role", "option");
  const label = document.createElement("code");
  label.textContent = suggestion.label;
  const about = document.createElement("span");
  about.textContent = suggestion.about;
  item.append(label, about);
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    accept(at);
  });
  return item;
}

const same = (at) => typed().slice(offered[at].start).trim().toLowerCase() === offered[at].words.trim().toLowerCase();

function choose(at) {
  chosen = at;
  [...offers.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
  if (at < 0) words.removeAttribute("aria-activedescendant");
  else {
    words.setAttribute("aria-activedescendant", `offer-${at}`);
    offers.children[at].scrollIntoView({ block: "nearest" });
  }
}

function accept(at) {
  const { start, words: taken } = offered[at];
  words.setRangeText(taken, start, words.selectionStart, "end");
  close();
  grow();
  offer();
}

words.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const open = offered.length > 0 && offeredFor === typed();
  if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose((chosen + step + offered.length + (chosen < 0 && step < 0 ? 1 : 0)) % offered.length);
  } else if (open && event.key === "Tab" && !event.shiftKey) {
    accept(Math.max(chosen, 0));
  } else if (asking && event.key === "Tab" && !event.shiftKey) {
    wanted = true;
  } else if (event.key === "Escape" && (!offers.hidden || !$("about").hidden)) {
    close();
  } else if (event.key === "Enter" && !event.shiftKey) {
    if (open && chosen >= 0 && !same(chosen)) accept(chosen);
    else compose();
  } else {
    return;
  }
  event.preventDefault();
});
words.addEventListener("input", () => { noteBegun(); grow(); offer(); });
words.addEventListener("blur", close);
// --- what people do ---------------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "composer") compose();
  else if (form.id === "join") join(form);
  else if (form.id === "room-form") openRoom(form);
  else if ("choice" in form.dataset) {
    const select = form.querySelector("select");
    complain(form.querySelector(".wrong"), select.value ? "" : say("choose_first"));
    if (select.value) press(select.value, select.selectedOptions[0].textContent, form.querySelector("button"));
    else select.focus();
  } else submit(form);
});
document.addEventListener("click", (event) => {
  const acting = event.target.closest?.("button[data-action]");
  if (acting) press(acting.dataset.action, acting.textContent, acting);
  const link = event.target.closest?.("button[data-room]");
  if (link && link.dataset.room !== room.place) enter(link.dataset.room);
  const file = event.target.closest?.("button[data-file]");
  if (file) saveFile(file);
});
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form.sheet");
  if (form && log.contains(form)) keepDraft(form);
  if (event.target === words) keepDraft($("composer"));
  if (event.target.maxLength > 0) showCounter(event.target);
});
document.addEventListener("keydown", (event) => {
  const idle = document.activeElement === document.body || document.activeElement === scroller;
  if (event.key === "/" && idle && me && !event.ctrlKey && !event.metaKey && !event.altKey) words.focus();
});

async function openRoom(form) {
  const trouble = form.querySelector(".trouble");
  try {
    const { place } = await api("POST", "api/rooms", { name: $("room-name").value });
    complain(trouble, "");
    $("room-dialog").close();
    $("room-name").value = "";
    enter(place);
  } catch (error) {
    complain(trouble, reason(error, UNREACHED));
  }
}

$("rooms").addEventListener("change", () => enter($("rooms").value));
$("rooms").addEventListener("focus", () => listRooms().catch(() => {}));
$("open-room").addEventListener("click", () => $("room-dialog").showModal());
$("room-cancel").addEventListener("click", () => $("room-dialog").close());
$("leave").addEventListener("click", () => signOut());
$("earlier").addEventListener("click", drawEarlier);
$("newer").addEventListener("click", toEnd);
offerUses((name, beginning) => api("POST", "api/uses", { name: name.slice(0, 200), beginning }), useFile);
scroller.addEventListener("scroll", () => { if (nearEnd()) $("newer").hidden = true; }, { passive: true });
addEventListener("popstate", () => { if (me && addressed() && addressed() !== room.place) enter(addressed()); });
addEventListener("online", retryNow);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  countUnread(0);
  retryNow();
});
setInterval(() => {
  for (const time of document.querySelectorAll("time[data-countdown]")) showCountdown(time);
  showWriting();
  if (line?.readyState === WebSocket.OPEN && Date.now() - heard > SILENCE) lost();
}, 1000);

const known = read(sessionStorage, "parley.me");
grow();
if (known?.key) comeIn(known, false);
else showDoor();
