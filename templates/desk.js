"use strict";
// What a person does on the page, and nothing else: every sentence, every check and every file comes from the program.

(() => {
const root = document.documentElement;
if (root.classList.contains("unfit")) return;
const at = (id) => document.getElementById(id);
const desk = at("desk");
const spoken = Object.fromEntries(
  [...document.querySelectorAll("script.spoken")].map((script) => [script.dataset.code, script]),
);
const kinds = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  zip: "application/zip", html: "text/html", json: "application/json", csv: "text/csv", txt: "text/plain",
  md: "text/markdown", yaml: "application/yaml", yml: "application/yaml", pdf: "application/pdf",
};
let code = root.lang;
let words = JSON.parse(spoken[code].textContent).words;
let worker = null;
let engine = null; // the engine as it was compiled, so that the program starts anew in half the time
let state = "unpacking"; // by the name of its words
let preview = ""; // the style of the page that is shown
let addresses = []; // of the files that can be saved
const dropped = new Map(); // of each field of files, by work and name: the files and folders, in their order

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const panel = () => desk.querySelector("form:not([hidden])");
const fields = (form) => [...form.querySelectorAll("fieldset[data-files]")];
const key = (field) => `${field.closest("form").dataset.work} ${field.dataset.files}`;
const items = (field) => dropped.get(key(field)) || [];

// --- the program

function start() {
  if (worker) worker.terminate();
  worker = new Worker(URL.createObjectURL(new Blob([at("worker").textContent], { type: "text/javascript" })));
  const mine = worker;
  worker.onmessage = ({ data }) => mine === worker && answers[data.kind](data);
  worker.onerror = (event) => {
    event.preventDefault();
    if (mine === worker) answers.broken({ line: `worker:${event.lineno || 0}`, memory: false });
  };
  const parts = {};
  for (const part of document.querySelectorAll("script.part")) {
    if (!(engine && part.dataset.name === "wasm")) parts[part.dataset.name] = part.textContent;
  }
  worker.postMessage({ kind: "start", parts, engine, code });
}

const answers = {
  step({ name, share }) {
    if (state !== "stopped") say(name);
    at("bar").value = share;
  },
  engine(message) {
    engine = message.engine;
  },
  ready() {
    say("ready");
  },
  progress({ done, all }) {
    at("state").textContent = fill(words.progress, { done, all });
    at("bar").max = all;
    at("bar").value = done;
  },
  outcome({ html, files, preview: page, broken }) {
    say("done");
    put(html);
    at("outcome").classList.toggle("wide", Boolean(page)); // a page is shown as wide as it is by itself
    for (const link of at("outcome").querySelectorAll("a[data-file]")) {
      const name = link.dataset.file;
      const type = kinds[name.split(".").pop().toLowerCase()] || "application/octet-stream";
      link.href = URL.createObjectURL(new Blob([files[name]], { type }));
      addresses.push(link.href);
    }
    if (page) draw(page);
    go();
    if (broken) again("starting");
  },
  // A browser refuses a file that was changed or moved after it was chosen.
  unreadable({ path }) {
    say("done");
    for (const field of fields(panel())) {
      const isIt = (item) => path === item.address || path.startsWith(`${item.address}/`);
      dropped.set(key(field), items(field).filter((item) => !isIt(item)));
    }
    list(panel());
    complain(fill(words.changed, { file: path }), words.choose_again);
    go();
  },
  // The program is gone: what is told is where it broke, in names of functions, and never what it was about.
  broken({ line, memory }) {
    const began = state === "working";
    const [what, hint] = memory
      ? [words.no_memory, words.less]
      : [began ? words.fault : words.no_start, began ? "" : `${words.browsers} ${words.instead}`];
    complain(what, [hint, fill(words.report, { line })].filter(Boolean).join(" "));
    go();
    if (began) again("starting");
    else {
      worker.terminate();
      say("no_start");
    }
  },
};

function again(name) {
  say(name);
  start();
}

function say(name) {
  state = name;
  const isReady = name === "ready" || name === "done";
  at("state").textContent = words[name];
  at("stop").hidden = name !== "working";
  at("bar").hidden = isReady || name === "no_start";
  at("bar").removeAttribute("value");
  at("bar").max = 1;
  for (const button of desk.querySelectorAll("form button.first")) button.disabled = !isReady;
}

// --- what came of a work

function put(html) {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = [];
  const outcome = at("outcome");
  outcome.innerHTML = html;
  outcome.lang = code;
  outcome.dataset.work = panel().dataset.work;
}

function complain(what, hint) {
  put(at("breakdown").innerHTML);
  at("outcome").querySelector(".what").textContent = what;
  at("outcome").querySelector(".hint").textContent = hint;
}

function go() {
  at("outcome").hidden = false;
  at("outcome").querySelector("h2").focus();
  at("outcome").scrollIntoView();
}

// A page of the program, in a tree of its own: its style does not reach the desk, and no script of it runs.
function draw(page) {
  const tree = at("preview").attachShadow({ mode: "open" });
  const styles = /<style>([\s\S]*?)<\/style>/g; // taken out before the page is parsed: as an element the policy refuses it
  preview = [...page.matchAll(styles)].map(([, style]) => style).join("\n");
  const drawn = new DOMParser().parseFromString(page.replace(styles, ""), "text/html");
  for (const part of drawn.querySelectorAll("script, .bar, .skip")) part.remove();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(preview.replaceAll(":root", "html"));
  tree.adoptedStyleSheets = [sheet];
  const top = document.createElement("html");
  top.lang = drawn.documentElement.lang;
  top.append(document.adoptNode(drawn.body));
  tree.append(top);
  tree.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const name = link.getAttribute("href") || "";
    const aim = name.startsWith("#") && tree.getElementById(name.slice(1));
    if (!aim) return;
    const folded = aim.closest("details");
    if (folded) folded.open = true;
    aim.scrollIntoView();
  });
}

// The paper of a printed preview is as its own style asks: a rule of pages counts for a whole document only.
function printPreview() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(preview);
  const pages = new CSSStyleSheet();
  const paper = (rules) => [...rules].flatMap((rule) => (rule.cssRules && rule.media ? paper(rule.cssRules) : rule));
  const isPage = (rule) => rule instanceof CSSPageRule;
  pages.replaceSync(paper(sheet.cssRules).filter(isPage).map((rule) => rule.cssText).join("\n"));
  document.adoptedStyleSheets = [pages];
  root.classList.add("preview-only");
  addEventListener(
    "afterprint",
    () => {
      root.classList.remove("preview-only");
      document.adoptedStyleSheets = [];
    },
    { once: true },
  );
  print();
}

// --- files

// A part of a path that leads out of the folder, or nowhere, is none.
function clean(path) {
  const parts = path.split("/").filter((part) => part && part !== "." && part !== "..");
  return parts.join("/") || "file";
}

function size(count) {
  const [unit, text] = count < 1e6 ? [1e3, words.kilobytes] : [1e6, words.megabytes];
  const number = unit === 1e3 ? Math.ceil(count / unit) : count / unit;
  return fill(text, { size: number.toLocaleString(code, { maximumFractionDigits: 1 }) });
}

// Where each file or folder stands while it is read: under its own name; where that is there already, in a folder of
// the field's name, or of a number. Both are shown, and no one takes the place of the other.
function placed(form) {
  const all = fields(form).flatMap((field, place) => items(field).map((item) => ({ item, field, place })));
  const tops = new Set(all.map(({ item }) => item.name));
  const used = new Set();
  for (const { item, field, place } of all) {
    const folders = place ? [field.dataset.files] : [];
    for (let number = 2; number < all.length + tops.size + 3; number++) folders.push(String(number));
    const free = (address) => !used.has(address);
    item.folder = free(item.name) ? "" : folders.find((name) => !tops.has(name) && free(`${name}/${item.name}`));
    item.address = item.folder ? `${item.folder}/${item.name}` : item.name;
    used.add(item.address);
  }
  return all;
}

function add(field, fresh) {
  const many = field.querySelector("input").multiple || field.querySelector("input[webkitdirectory]");
  const together = [...(many ? items(field) : []), ...fresh];
  remark(field, many || fresh.length < 2 ? "" : words.one_only);
  dropped.set(key(field), many ? together : together.slice(-1));
  list(field.closest("form"));
}

function remark(field, text) {
  field.querySelector(".remark").textContent = text;
  field.querySelector(".remark").hidden = !text;
}

function list(form) {
  placed(form);
  for (const field of fields(form)) {
    const lines = items(field).map((item) => {
      const line = at("dropped-line").content.firstElementChild.cloneNode(true);
      const bytes = item.files.reduce((sum, { file }) => sum + file.size, 0);
      const count = item.isFolder ? `${fill(words.files_inside, { count: item.files.length })}, ` : "";
      line.querySelector(".name").textContent = item.isFolder ? `${item.address}/` : item.address;
      line.querySelector(".size").textContent = count + size(bytes);
      const remove = line.querySelector("button");
      remove.setAttribute("aria-label", `${words.remove} ${item.address}`);
      remove.addEventListener("click", () => {
        dropped.set(key(field), items(field).filter((other) => other !== item));
        remark(field, "");
        list(form);
        (field.querySelector(".dropped button") || field.querySelector("input")).focus();
      });
      return line;
    });
    field.querySelector(".dropped").replaceChildren(...lines);
    field.querySelector(".dropped").hidden = !lines.length;
  }
}

const single = (file, handle) => ({ name: clean(file.name), isFolder: false, files: [{ path: "", file, handle }] });

// Files that were chosen with their folder come with the path from it.
function chosen(files) {
  const folders = new Map();
  const loose = [];
  for (const file of files) {
    if (!file.webkitRelativePath) {
      loose.push(single(file));
      continue;
    }
    const [name, ...rest] = clean(file.webkitRelativePath).split("/");
    if (!folders.has(name)) folders.set(name, { name, isFolder: true, files: [] });
    folders.get(name).files.push({ path: rest.join("/"), file });
  }
  return [...folders.values(), ...loose];
}

// A folder that was dropped is read to its end, in one of two ways: browsers of the family of Chrome let a page that was
// opened from a file read it by a handle only, and the others have no handles.
async function inside(folder, path, files) {
  for (const entry of await entries(folder)) {
    const deeper = clean(path ? `${path}/${entry.name}` : entry.name);
    if (entry.kind === "directory" || entry.isDirectory) await inside(entry, deeper, files);
    else if (entry.kind) files.push({ path: deeper, file: await entry.getFile(), handle: entry });
    else files.push({ path: deeper, file: await new Promise((give, fail) => entry.file(give, fail)) });
  }
}

async function entries(folder) {
  const all = [];
  if (folder.kind) {
    for await (const entry of folder.values()) all.push(entry);
    return all;
  }
  const reader = folder.createReader();
  for (;;) { // it gives a hundred at a time, and nothing when all are there
    const some = await new Promise((give, fail) => reader.readEntries(give, fail));
    if (!some.length) return all;
    all.push(...some);
  }
}

function fromDrop(transfer) {
  const drops = [...transfer.items].filter((item) => item.kind === "file").map((item) => ({
    file: item.getAsFile(),
    entry: item.webkitGetAsEntry(),
    handle: item.getAsFileSystemHandle?.().catch(() => null),
  }));
  return Promise.all(
    drops.map(async ({ file, entry, handle }) => {
      if (!entry?.isDirectory) return single(file, await handle);
      const item = { name: clean(entry.name), isFolder: true, files: [] };
      await inside((await handle) || entry, "", item.files);
      item.files.sort((one, other) => (one.path < other.path ? -1 : 1));
      return item;
    }),
  );
}

// --- what a person does

function open(name) {
  for (const form of desk.querySelectorAll("form")) form.hidden = form.dataset.work !== name;
  for (const button of desk.querySelectorAll("nav button")) {
    if (button.dataset.panel === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  const outcome = at("outcome");
  outcome.hidden = !outcome.firstChild || outcome.dataset.work !== name;
}

// What a person chose and typed stays, and so does what came of it, in the language that it came in.
function translate(next) {
  if (next === code || !spoken[next]) return;
  const values = [...desk.querySelectorAll("form [name]")].map(({ form, name, value, checked }) => {
    return { work: form.dataset.work, name, value, checked };
  });
  const outcome = at("outcome");
  const work = panel().dataset.work;
  const fresh = JSON.parse(spoken[next].textContent);
  code = next;
  words = fresh.words;
  root.lang = code;
  document.title = words.title;
  desk.innerHTML = fresh.html;
  at("outcome").replaceWith(outcome);
  for (const { work, name, value, checked } of values) {
    const field = at(`panel-${work}`).elements[name];
    if (field.type === "checkbox") field.checked = checked;
    else field.value = value;
  }
  for (const form of desk.querySelectorAll("form")) list(form);
  open(work);
  say(state);
}

desk.addEventListener("change", ({ target }) => {
  if (target.id === "language") {
    translate(target.value);
    location.replace(`#${code}`);
    at("language").focus();
  } else if (target.type === "file") {
    add(target.closest("fieldset"), chosen(target.files));
    target.value = ""; // the same file can be chosen once more after it was mended
  }
});

desk.addEventListener("click", ({ target }) => {
  if (target.dataset.panel) {
    open(target.dataset.panel);
    panel().querySelector("h2").focus();
  } else if (target.id === "stop") {
    again("stopped");
  } else if (target.id === "print") printPreview();
});

desk.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.id === "show-licences") target.querySelector("pre").textContent = at("licences").textContent;
  },
  true,
);

desk.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const all = placed(form);
  const paths = {};
  for (const { item, field } of all) (paths[field.dataset.files] ||= []).push(item.address);
  const files = all.flatMap(({ item, field }) =>
    item.files.map(({ path, file, handle }) => ({
      path: path ? `${item.address}/${path}` : item.address,
      file: handle ? null : file,
      handle, // it gives the file as it is now, also where a person mended it meanwhile
      most: Number(field.dataset.most),
    })),
  );
  const folders = all.filter(({ item }) => item.isFolder).map(({ item }) => item.address);
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const wishes = Object.fromEntries(new FormData(form));
  at("outcome").hidden = true;
  at("outcome").replaceChildren();
  say("working");
  at("stop").focus();
  worker.postMessage({ kind: "work", name: form.dataset.work, code, today, wishes, paths, folders, files });
});

// Whatever is dropped anywhere goes to the field under it, or to the first of the panel.
const aim = (event) => event.target.closest?.("fieldset[data-files]") || fields(panel())[0];
const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files");

function mark(field) {
  for (const other of desk.querySelectorAll(".over")) if (other !== field) other.classList.remove("over");
  at("target").hidden = !field;
  if (!field) return;
  field.classList.add("over");
  at("target").textContent = fill(words.drop_into, { field: field.querySelector("legend").firstChild.data.trim() });
}

addEventListener("dragover", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  const field = aim(event);
  event.dataTransfer.dropEffect = field ? "copy" : "none";
  mark(field);
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) mark(null);
});
addEventListener("drop", async (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  mark(null);
  const field = aim(event);
  if (!field) return;
  const work = field.closest("form").id;
  const name = `fieldset[data-files="${field.dataset.files}"]`;
  try {
    const fresh = await fromDrop(event.dataTransfer);
    add(at(work).querySelector(name), fresh); // the language may have changed meanwhile
  } catch {
    remark(at(work).querySelector(name), words.no_folder);
  }
});

addEventListener("hashchange", () => translate(location.hash.slice(1)));

// --- the findings of a file: in the order that a person chooses, and all of them on paper

desk.addEventListener("change", ({ target }) => {
  if (!target.name?.startsWith("order-")) return;
  for (const order of target.closest(".checked").querySelectorAll("[data-order]")) {
    order.hidden = order.dataset.order !== target.value;
  }
});
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...desk.querySelectorAll(".checked details:not([open])")];
  for (const part of unfolded) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of unfolded) part.open = false;
});

// --- the beginning: the language of the address, else the first that this browser prefers and somebody has reviewed

const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
translate(
  location.hash.slice(1) in spoken
    ? location.hash.slice(1)
    : wanted.find((tag) => spoken[tag] && !("draft" in spoken[tag].dataset)) || code,
);
say("unpacking");
start();
})();
