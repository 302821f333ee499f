// The console's page: what the server draws is put in its place, and what a person does is sent.
// A post's HTML comes escaped from the server; this script only ever sets text by itself.

const $ = (id) => document.getElementById(id);
const log = $("log");
const scroller = $("scroll");
const words = $("words");
const offers = $("offers");

const GROUP = 5 * 60_000; // posts of one author within this time stand together
const SILENCE = 50_000; // the server is heard from every 20 s
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds between tries to connect
const UNREACHABLE = "Parley cannot be reached just now. Your words are still here: please send them again.";

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
  const response = await fetch(path, {
    method, headers, signal, credentials: "omit", body: body && !form ? JSON.stringify(body) : body,
  });
  const json = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  if (response.ok) return json ? response.json() : response.blob();
  const { sentence, code } = json ? await response.json() : {};
  const refusal = new Refusal(sentence ?? "That did not work. Please try again.", code, response.status);
  if (response.status === 401 && me) signOut(refusal.message);
  throw refusal;
}

const query = (path, values) => `${path}?${new URLSearchParams(values)}`;
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const reason = (error) => (error instanceof Refusal ? error.message : UNREACHABLE);

function nonce() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function complain(place, sentence) {
  place.textContent = sentence;
  place.hidden = !sentence;
}

// --- who I am ---------------------------------------------------------------------------------

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

function keep(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that stores nothing: the tab works until it is closed.
  }
}

const people = () => read(localStorage, "parley.people") ?? [];

function forget(key) {
  keep(localStorage, "parley.people", people().filter((person) => person.key !== key));
}

function showDoor(sentence = "") {
  const known = people();
  $("people").hidden = known.length === 0;
  $("people").replaceChildren(...known.map((person) => {
    const row = document.createElement("p");
    const go = button(`Continue as ${person.name}`, () => comeIn(person, false));
    const drop = button("Forget", () => { forget(person.key); showDoor(); });
    drop.className = "small";
    drop.setAttribute("aria-label", `Forget ${person.name}`);
    row.append(go, drop);
    return row;
  }));
  $("hall").hidden = true;
  $("door").hidden = false;
  document.title = "Parley";
  complain($("join").querySelector(".trouble"), sentence);
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
  const invalid = [...form.elements].find((field) => !field.checkValidity());
  if (invalid) {
    complain(trouble, `${invalid.labels[0].textContent}: ${invalid.validationMessage}`);
    invalid.focus();
    return;
  }
  try {
    const asked = { name: $("name").value, role: $("role").value, token: $("token")?.value ?? "" };
    const person = await api("POST", "/api/join", asked);
    if ($("remember").checked) keep(localStorage, "parley.people", [person, ...people()].slice(0, 8));
    comeIn(person, true);
  } catch (error) {
    complain(trouble, error instanceof Refusal ? error.message : "Parley cannot be reached just now. Please try again.");
  }
}

function comeIn(person, fresh) {
  me = person;
  keep(sessionStorage, "parley.me", person);
  if ($("token")) $("token").value = "";
  $("me").textContent = `${person.name} (${person.role})`;
  $("door").hidden = true;
  $("hall").hidden = false;
  $("welcome").hidden = !fresh;
  enter(read(sessionStorage, "parley.room") ?? document.body.dataset.lobby);
  words.focus();
}

function signOut(sentence = "") {
  if (sentence) forget(me.key);
  me = null;
  hangUp();
  visits += 1;
  sessionStorage.removeItem("parley.me");
  log.replaceChildren();
  showDoor(sentence);
}

// --- rooms ------------------------------------------------------------------------------------

async function listRooms() {
  const { rooms } = await api("GET", "/api/rooms");
  const known = [...$("rooms").options].map((option) => option.value);
  if (rooms.join() !== known.join()) $("rooms").replaceChildren(...rooms.map((place) => new Option(place, place)));
  $("rooms").value = room.place;
}

async function enter(place) {
  hangUp();
  room = { place, newest: 0, oldest: Infinity, more: false, visit: ++visits };
  const here = room;
  state("connecting", "Connecting …");
  complain($("trouble"), "");
  log.replaceChildren();
  working.clear();
  showWorking();
  $("newer").hidden = true;
  $("earlier").hidden = true;
  for (let tries = 0; ; tries += 1) {
    try {
      const page = await api("GET", query("/api/posts", { place }));
      if (here.visit !== visits) return;
      room.newest = page.newest;
      drawPage(page);
      break;
    } catch (error) {
      if (here.visit !== visits) return;
      if (error.code === "no_such_room" && place !== document.body.dataset.lobby) return enter(document.body.dataset.lobby);
      state("lost", "Not connected. Trying again …");
      await pause(PAUSES[Math.min(tries, PAUSES.length - 1)]);
      if (here.visit !== visits) return;
    }
  }
  keep(sessionStorage, "parley.room", place);
  toEnd();
  connect();
  listRooms().catch((error) => complain($("trouble"), reason(error)));
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
  const here = room;
  try {
    const page = await api("GET", query("/api/posts", { place: room.place, before: room.oldest }));
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
  fill(node.querySelector(".body"), post.html);
  dress(node);
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
  node.dataset.at = post.at;
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.setAttribute("aria-hidden", "true");
  mark.textContent = [...post.name][0].toUpperCase();
  if (post.author) mark.dataset.hue = [...post.author].reduce((sum, c) => sum + c.codePointAt(0), 0) % 6;
  const author = document.createElement("bdi");
  author.className = "author";
  author.textContent = post.name;
  const time = document.createElement("time");
  time.dateTime = post.at;
  time.dataset.brief = "";
  const head = document.createElement("header");
  head.append(mark, author, time);
  if (post.private) {
    const only = document.createElement("span");
    only.className = "only";
    only.textContent = "Only you see this";
    head.append(only);
  }
  const body = document.createElement("div");
  body.className = "body";
  node.append(head, body);
  return node;
}

function fill(body, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const typed = new Map();
  for (const field of body.querySelectorAll("input, select, textarea")) {
    if (field.type !== "file") typed.set(`${field.name}/${field.type === "radio" || field.type === "checkbox" ? field.value : ""}`, field);
  }
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  body.replaceChildren(template.content);
  for (const field of body.querySelectorAll("input, select, textarea")) {
    const old = typed.get(`${field.name}/${field.type === "radio" || field.type === "checkbox" ? field.value : ""}`);
    if (!old || field.type === "file") continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = old.checked;
    else if (old.value !== old.defaultValue && old.tagName !== "SELECT") field.value = old.value;
  }
  const again = focused && (focused.id ? $(focused.id) : body.querySelector(`[data-action="${CSS.escape(focused.dataset.action ?? "")}"]`));
  again?.focus();
}

function dress(node) {
  for (const time of node.querySelectorAll("time:not([data-countdown])")) showTime(time);
  for (const time of node.querySelectorAll("time[data-countdown]")) showCountdown(time);
  for (const image of node.querySelectorAll("img[data-picture]")) showPicture(image, node.dataset.number);
  for (const form of node.querySelectorAll("form")) form.noValidate = true;
  for (const field of node.querySelectorAll("[maxlength]")) showCounter(field);
  const body = node.querySelector(".body");
  const pressed = node.matches(".mine.private") && body.children.length === 1 && body.firstElementChild.matches(".note");
  node.classList.toggle("pressed", pressed);
}

function group(node) {
  const above = node.previousElementSibling;
  const follows = above && above.dataset.author === node.dataset.author && !node.matches(".pressed")
    && !above.matches(".pressed") && new Date(node.dataset.at) - new Date(above.dataset.at) < GROUP;
  node.classList.toggle("follows", Boolean(follows));
}

function showTime(time) {
  const at = new Date(time.dateTime);
  const today = at.toDateString() === new Date().toDateString();
  const date = today && "brief" in time.dataset ? {} : { dateStyle: "medium" };
  time.textContent = new Intl.DateTimeFormat(undefined, { ...date, timeStyle: "short" }).format(at);
  time.title = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" }).format(at);
}

function showCountdown(time) {
  const until = new Date(time.dateTime);
  const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [days, hours, minutes, seconds] = [Math.floor(left / 86400), Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60];
  const two = (number) => String(number).padStart(2, "0");
  const clock = hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  time.textContent = !left ? "time is up" : days ? `${days} d ${hours} h` : clock;
  time.title = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" }).format(until);
  time.classList.toggle("soon", left > 0 && left <= 30);
  time.classList.toggle("over", !left);
}

async function showPicture(image, number) {
  try {
    const blob = await api("GET", query(`/api/picture/${image.dataset.picture}`, { place: room.place, number }));
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
    const blob = await api("GET", query(`/api/file/${button.dataset.file}`, { place: room.place, number }));
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
  counter.textContent = left < field.maxLength * 0.25 ? `${left.toLocaleString()} characters left` : "";
}

const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;

function toEnd() {
  scroller.scrollTop = scroller.scrollHeight;
  $("newer").hidden = true;
}

function arrive(post) {
  const stuck = nearEnd();
  const node = draw(post);
  if (!node) {
    if (stuck) toEnd();
    return;
  }
  const toMe = post.private && !post.mine;
  const begun = Date.now() - beginning < 3000;
  if (post.mine || (!begun && (stuck || toMe))) {
    toEnd();
    if (!post.mine && node.offsetHeight > scroller.clientHeight * 0.8) {
      node.scrollIntoView({ block: "start" }); // a long answer is read from its beginning
      beginning = Date.now();
    }
  } else {
    $("newer").hidden = false;
  }
  if (document.hidden && !post.mine) {
    unread += 1;
    document.title = `(${unread}) Parley`;
  }
  const field = toMe && !words.value && node.querySelector("form.sheet :is(input, textarea, select)");
  if (field && (document.activeElement === words || document.activeElement === document.body || document.activeElement?.dataset.action)) field.focus();
}

let unread = 0;
let beginning = 0; // when the beginning of a long answer was last brought into view

// --- the socket -------------------------------------------------------------------------------

let line = null;
let heard = 0;
let tries = 0;
let retrying = 0;

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

function connect() {
  hangUp();
  const address = new URL(query("/api/socket", { place: room.place, after: room.newest }), location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const mine = line = new WebSocket(address);
  heard = Date.now();
  mine.addEventListener("open", () => mine.send(JSON.stringify({ key: me.key })));
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
      state("connected", "Connected");
      break;
    case "post":
      arrive(message);
      break;
    case "done":
      if (!working.delete(message.nonce)) finished.add(message.nonce);
      showWorking();
      break;
    case "trouble":
      complain($("trouble"), message.sentence);
      break;
    case "again":
      enter(room.place);
      break;
    case "refused":
      if (message.code === "signed_out") signOut(message.sentence);
      else complain($("trouble"), message.sentence);
      break;
  }
}

function lost() {
  hangUp();
  const seconds = PAUSES[Math.min(tries, PAUSES.length - 1)];
  tries += 1;
  state("lost", `Not connected. Trying again in ${seconds} s …`);
  retrying = setTimeout(retry, (seconds + Math.random()) * 1000);
}

async function retry() {
  const here = room;
  state("connecting", "Connecting …");
  try {
    await api("GET", "/api/rooms"); // a socket that is refused does not say why; this does
  } catch {
    if (me && here.visit === visits) lost();
    return;
  }
  if (me && here.visit === visits) connect();
}

function retryNow() {
  if (me && !line && room) {
    clearTimeout(retrying);
    tries = 0;
    retry();
  }
}

// --- sending ----------------------------------------------------------------------------------

const working = new Set(); // nonces of lines that Parley has yet to answer
const finished = new Set(); // answered before their sending was acknowledged

function showWorking() {
  const stuck = nearEnd();
  $("working").hidden = working.size === 0;
  if (stuck) toEnd();
}

async function send(said, files = [], mark = nonce()) {
  const here = room;
  const body = { place: room.place, nonce: mark, ...said };
  $("welcome").hidden = true;
  for (let tried = 1; ; tried += 1) {
    try {
      const { waiting } = await api("POST", "/api/say", pack(body, files));
      complain($("trouble"), "");
      if (waiting && !finished.delete(mark) && here.visit === visits) working.add(mark);
      showWorking();
      return;
    } catch (error) {
      if (error instanceof Refusal || tried === 3) throw error;
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

async function press(action, label, node) {
  if (node.getAttribute("aria-busy")) return;
  node.setAttribute("aria-busy", "true");
  try {
    await send({ words: action, pressed: label.slice(0, 200) });
  } catch (error) {
    complain($("trouble"), error instanceof Refusal ? error.message : "Parley cannot be reached just now. Please try again.");
  } finally {
    node.removeAttribute("aria-busy");
  }
}

async function submit(form) {
  if (form.getAttribute("aria-busy")) return;
  const trouble = form.querySelector(".trouble");
  const wrong = firstWrong(form);
  if (wrong) {
    complain(trouble, wrong.sentence);
    wrong.field.focus();
    return;
  }
  complain(trouble, "");
  form.setAttribute("aria-busy", "true");
  const { values, files } = collect(form);
  const title = form.querySelector("h3")?.textContent ?? "";
  try {
    await send({ words: form.dataset.action, pressed: title.slice(0, 200) || "Form", values }, files);
  } catch (error) {
    complain(trouble, reason(error));
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function firstWrong(form) {
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  for (const several of form.querySelectorAll('[data-several="required"]')) {
    if (!several.querySelector(":checked")) return wrongly(several.querySelector("input"), several.querySelector("legend"), "Please choose at least one.");
  }
  const field = [...form.elements].find((candidate) => candidate.willValidate && !candidate.validity.valid);
  if (!field) return null;
  const label = field.closest("fieldset")?.querySelector("legend") ?? field.labels[0];
  return wrongly(field, label, field.validationMessage);
}

function wrongly(field, label, sentence) {
  field.setAttribute("aria-invalid", "true");
  return { field, sentence: `${label.textContent.trim()}: ${sentence}` };
}

function collect(form) {
  const values = {};
  const files = [];
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "file") {
      if (field.files.length) files.push([`file:${field.name}`, field.files[0]]);
    } else if (field.type === "checkbox") {
      if (field.checked) values[field.name] = values[field.name] ? `${values[field.name]},${field.value}` : field.value;
    } else if (field.type !== "radio" || field.checked) {
      values[field.name] = field.value;
    }
  }
  return { values, files };
}

// --- the composer -----------------------------------------------------------------------------

let attached = null;
let unsent = { words: "", nonce: "" }; // words sent again unchanged keep their nonce

function attach(file) {
  attached = file ?? null;
  $("attached").hidden = !attached;
  $("attached").firstElementChild.textContent = attached?.name ?? "";
  $("file").value = "";
}

function grow() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight + 2, innerHeight * 0.4)}px`;
}

async function compose() {
  const said = words.value;
  if ((!said.trim() && !attached) || words.readOnly) return;
  close();
  if (unsent.words !== said) unsent = { words: said, nonce: nonce() };
  words.readOnly = true;
  $("send").setAttribute("aria-busy", "true");
  try {
    await send({ words: said }, attached ? [["file", attached]] : [], unsent.nonce);
    words.value = "";
    unsent = { words: "", nonce: "" };
    attach(null);
  } catch (error) {
    complain($("trouble"), reason(error));
  } finally {
    words.readOnly = false;
    $("send").removeAttribute("aria-busy");
    grow();
  }
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
  words.setAttribute("aria-expanded", "false");
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
    found = await api("GET", query("/api/complete", { place: room.place, line }), undefined, mine.signal);
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
  words.setAttribute("aria-expanded", String(offered.length > 0));
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

const same = (at) => typed().slice(offered[at].start).trim() === offered[at].words.trim();

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
words.addEventListener("input", () => { grow(); offer(); });
words.addEventListener("blur", close);
words.addEventListener("paste", (event) => {
  const file = event.clipboardData?.files[0];
  if (file) {
    event.preventDefault();
    attach(file);
  }
});

// --- what people do ---------------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === "composer") compose();
  else if (form.id === "join") join(form);
  else if (form.id === "room-form") openRoom(form);
  else if ("choice" in form.dataset) {
    const picked = form.querySelector("select").selectedOptions[0];
    if (picked) press(picked.value, picked.textContent, form.querySelector("button"));
  } else submit(form);
});
document.addEventListener("click", (event) => {
  const acting = event.target.closest?.("button[data-action]");
  if (acting) press(acting.dataset.action, acting.textContent, acting);
  const file = event.target.closest?.("button[data-file]");
  if (file) saveFile(file);
});
document.addEventListener("input", (event) => {
  if (event.target.maxLength > 0) showCounter(event.target);
});
document.addEventListener("keydown", (event) => {
  const idle = document.activeElement === document.body || document.activeElement === scroller;
  if (event.key === "/" && idle && me && !event.ctrlKey && !event.metaKey && !event.altKey) words.focus();
});

async function openRoom(form) {
  const trouble = form.querySelector(".trouble");
  try {
    const { place } = await api("POST", "/api/rooms", { name: $("room-name").value });
    complain(trouble, "");
    $("room-dialog").close();
    $("room-name").value = "";
    enter(place);
  } catch (error) {
    complain(trouble, error instanceof Refusal ? error.message : "Parley cannot be reached just now. Please try again.");
  }
}

$("rooms").addEventListener("change", () => enter($("rooms").value));
$("rooms").addEventListener("focus", () => listRooms().catch(() => {}));
$("open-room").addEventListener("click", () => $("room-dialog").showModal());
$("room-cancel").addEventListener("click", () => $("room-dialog").close());
$("leave").addEventListener("click", () => signOut());
$("earlier").addEventListener("click", drawEarlier);
$("newer").addEventListener("click", toEnd);
$("attach").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => { attach($("file").files[0]); words.focus(); });
$("detach").addEventListener("click", () => { attach(null); words.focus(); });
scroller.addEventListener("scroll", () => { if (nearEnd()) $("newer").hidden = true; }, { passive: true });
addEventListener("online", retryNow);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = "Parley";
  retryNow();
});
setInterval(() => {
  for (const time of document.querySelectorAll("time[data-countdown]")) showCountdown(time);
  if (line?.readyState === WebSocket.OPEN && Date.now() - heard > SILENCE) lost();
}, 1000);

const known = read(sessionStorage, "parley.me");
if (known?.key) comeIn(known, false);
else showDoor();
