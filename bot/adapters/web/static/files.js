// Files that are attached, pasted or dropped: Parley says what it can do with each, and asks.

import { $, say } from "./basics.js";

const BEGINNING = 4000; // characters by which a file is known

let attached = null;
let asking = 0;

export const attachedFile = () => attached;

// `ask` finds out what can be done with a file; `use` does it, by its command.
export function offerUses(ask, use) {
  $("attach").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", () => attach($("file").files[0], ask, use));
  $("detach").addEventListener("click", () => { detach(); $("words").focus(); });
  $("words").addEventListener("paste", (event) => {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    attach(file, ask, use);
  });
  const bringsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const over = (shown) => $("composer").classList.toggle("dropping", shown);
  $("hall").addEventListener("dragover", (event) => {
    if (!bringsFile(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    over(true);
  });
  $("hall").addEventListener("dragleave", (event) => { if (!$("hall").contains(event.relatedTarget)) over(false); });
  $("hall").addEventListener("drop", (event) => {
    if (!bringsFile(event)) return;
    event.preventDefault();
    over(false);
    const input = event.target.closest?.('input[type="file"]');
    if (input) input.files = event.dataTransfer.files;
    else attach(event.dataTransfer.files[0], ask, use);
  });
}

export function detach() {
  attached = null;
  asking += 1;
  $("attached").hidden = true;
  $("uses").replaceChildren();
  $("file").value = "";
}

async function attach(file, ask, use) {
  if (!file) return;
  detach();
  attached = file;
  const mine = asking;
  $("attached-name").textContent = file.name;
  $("attached-question").textContent = "";
  $("attached").hidden = false;
  let uses = null;
  try {
    ({ uses } = await ask(file.name, (await file.slice(0, BEGINNING).text()).slice(0, BEGINNING)));
  } catch {
    // The file stays; a command typed beside it says what to do with it.
  }
  if (mine !== asking) return;
  $("attached-question").textContent = uses?.length
    ? say("file_question")
    : uses
      ? say("file_unknown")
      : say("file_unreached");
  $("uses").replaceChildren(...(uses ?? []).map(({ label, action }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => use(action, file));
    return button;
  }));
  $("uses").querySelector("button")?.focus();
}

// A file without a command: the ways to use it are brought before the eye once more.
export function askAgain() {
  const first = $("uses").querySelector("button");
  first?.focus();
  return Boolean(first);
}
