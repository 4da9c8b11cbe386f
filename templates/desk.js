"use strict";
// What a person does on the page, and nothing else: every sentence, every check and every file comes from the program.

(() => {
const root = document.documentElement;
if (root.classList.contains("unfit")) return;
window.RTCPeerConnection = undefined; // no policy forbids what it can reach
const at = (id) => document.getElementById(id);
const desk = at("desk");
const spoken = Object.fromEntries(
  [...document.querySelectorAll("script.spoken")].map((script) => [script.dataset.code, script]),
);
const kinds = { // of the files that can be saved
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
  html: "text/html",
  json: "application/json",
  yaml: "application/yaml",
};
const program = URL.createObjectURL(new Blob([at("worker").textContent], { type: "text/javascript" }));
let code = root.lang;
let words = JSON.parse(spoken[code].textContent).words;
let worker = null;
let aside = []; // what came of the last work, while another panel is open
let engine = null; // the engine as it was compiled, so that the program starts anew in half the time
let state = "unpacking"; // of the program, by the name of its words
let ending = {}; // what came of the last work, by the name of its words, until something else is shown or given
let running = ""; // the work that goes on, or that ended last
let adding = Promise.resolve(); // files come in one after another, and a work waits for them
let preview = ""; // the style of the page that is shown
let addresses = []; // of the files that can be saved
const dropped = new Map(); // of each field of files, by work and name: the files and folders, in their order
const changed = new Set(); // the works of which a file or a choice is another than when they began
const FEW = 6; // so many files of a folder are listed without a click

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const panel = () => desk.querySelector("form:not([hidden])");
const fields = (form) => [...form.querySelectorAll("fieldset[data-files]")];
const key = (field) => `${field.closest("form").dataset.work} ${field.dataset.files}`;
const items = (field) => dropped.get(key(field)) || [];

// --- the program

function start() {
  if (worker) worker.terminate();
  worker = new Worker(program);
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
    say(name);
    at("bar").value = share;
  },
  engine(message) {
    engine = message.engine;
  },
  ready() {
    say("ready");
    // Whoever waited without doing anything else goes on where they were.
    if (document.activeElement === at("state")) panel().querySelector("button.first").focus();
  },
  progress({ done, all }) {
    at("state").textContent = fill(words.progress, { done, all });
    at("bar").max = all;
    at("bar").value = done;
  },
  outcome({ html, files, preview: page, whole, broken }) {
    const isThere = whole || page || Object.keys(files).length;
    open(running);
    end(isThere ? "done" : "failed");
    put(html, running);
    at("outcome").classList.toggle("wide", Boolean(page)); // a page is shown as wide as it is by itself
    for (const link of at("outcome").querySelectorAll("a[data-file]")) {
      const name = link.dataset.file;
      const type = kinds[name.split(".").pop().toLowerCase()] || "application/octet-stream";
      link.href = URL.createObjectURL(new Blob([files[name]], { type }));
      addresses.push(link.href);
      const beside = link.parentElement.querySelector(".size");
      if (beside) beside.textContent = size(files[name].length);
    }
    if (page) draw(page);
    go();
    if (broken) again();
  },
  // A browser refuses a file that was changed or moved after it was chosen.
  unreadable({ path }) {
    open(running);
    end("failed");
    const form = at(`panel-${running}`);
    for (const field of fields(form)) {
      const isIt = (item) => path === item.address || path.startsWith(`${item.address}/`);
      dropped.set(key(field), items(field).filter((item) => !isIt(item)));
    }
    list(form);
    complain(fill(words.changed, { file: path }), words.choose_again, running);
    go();
  },
  // The program is gone: what is told is where it broke, in names of functions, and never what it was about.
  broken({ line, memory }) {
    const began = state === "working";
    if (began) open(running);
    const [what, hint] = memory
      ? [words.no_memory, words.less]
      : [began ? words.fault : words.no_start, began ? "" : `${words.browsers} ${words.instead}`];
    const place = began ? running : panel().dataset.work;
    complain(what, [hint, fill(words.report, { line })].filter(Boolean).join(" "), place);
    go();
    if (began) {
      end("failed");
      again();
    } else {
      worker.terminate();
      ending = {};
      say("no_start");
    }
  },
};

function again() {
  say("starting");
  start();
}

function end(name, work = running) {
  ending = { name, work };
  say("ready");
}

function say(name) {
  state = name;
  const isReady = name === "ready";
  const last = ending.work === panel().dataset.work ? words[ending.name] : "";
  at("state").textContent = last ? (isReady ? last : `${last} ${words.anew}`) : words[name];
  at("stop").hidden = name !== "working";
  at("bar").hidden = isReady || name === "no_start";
  at("bar").removeAttribute("value");
  at("bar").max = 1;
  for (const button of desk.querySelectorAll("form button.first")) button.disabled = !isReady;
}

// --- what came of a work

function put(html, work) {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = [];
  aside = [];
  const outcome = at("outcome");
  // Every text in it is escaped. Should one ever not be: a policy cannot forbid an element to lead the window elsewhere.
  const drawn = new DOMParser().parseFromString(html, "text/html");
  for (const part of drawn.querySelectorAll("base, embed, form, iframe, link, meta, object, script")) part.remove();
  outcome.replaceChildren(...[...drawn.body.childNodes].map((node) => document.adoptNode(node)));
  outcome.lang = code;
  outcome.dataset.work = work;
  outcome.classList.remove("before");
  age();
}

// What came of other files or choices than those that are there now says so.
function age() {
  const outcome = at("outcome");
  if (!outcome.firstChild || outcome.classList.contains("before") || !changed.has(outcome.dataset.work)) return;
  const line = at("before").content.firstElementChild.cloneNode(true);
  line.lang = code;
  outcome.prepend(line);
  outcome.classList.add("before");
}

function touch(form) {
  changed.add(form.dataset.work);
  if (ending.work === form.dataset.work) {
    ending = {};
    say(state);
  }
  age();
}

function complain(what, hint, work) {
  put(at("breakdown").innerHTML, work);
  at("outcome").querySelector(".what").textContent = what;
  at("outcome").querySelector(".hint").textContent = hint;
}

function go() {
  open(at("outcome").dataset.work);
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

// Put files into a field; null is a folder that could not be read.
function bring(target, fresh) {
  const work = target.closest("form").dataset.work;
  const field = () => at(`panel-${work}`).querySelector(`[data-files="${target.dataset.files}"]`); // of this language
  adding = adding.then(async () => {
    const more = await fresh;
    if (more) await add(field, more);
    else remark(field(), words.no_folder);
  }).catch(({ name }) => fault(name)); // the next file comes in all the same
}

async function add(field, fresh) {
  const many = field().querySelector("input").multiple || field().querySelector("input[webkitdirectory]");
  const twice = [];
  for (const item of fresh) {
    const old = many ? await earlier(field(), item) : items(field())[0];
    const all = items(field());
    dropped.set(key(field()), all.includes(old) ? all.map((one) => (one === old ? item : one)) : [...all, item]);
    if (many && old) twice.push(item.name);
  }
  const last = !many && fresh.length > 1 ? words.one_only : "";
  remark(field(), twice.length ? fill(words.twice, { files: twice.join(", ") }) : last);
  const form = field().closest("form");
  list(form);
  touch(form);
}

// What was given before under the name of an item, where it is the same: each file of it is in the item to the byte, or
// was changed so that a browser gives it no more.
async function earlier(field, item) {
  const content = async ({ file, handle }) => {
    const now = handle ? await handle.getFile() : file;
    return new Uint8Array(await now.slice(0, Number(field.dataset.most) + 1).arrayBuffer());
  };
  const isAgain = async (part) => {
    const before = await content(part).catch(() => null);
    if (!before) return true;
    const match = item.files.find(({ path }) => path === part.path);
    const now = match && (await content(match).catch(() => null));
    return Boolean(now) && now.length === before.length && now.every((byte, place) => byte === before[place]);
  };
  for (const old of items(field)) {
    if (old.name !== item.name || old.isFolder !== item.isFolder) continue;
    let isSame = true;
    for (const part of old.files) isSame = isSame && (await isAgain(part));
    if (isSame) return old;
  }
  return null;
}

function remark(field, text) {
  field.querySelector(".remark").textContent = text;
  field.querySelector(".remark").hidden = !text;
}

function list(form) {
  placed(form);
  for (const field of fields(form)) {
    const box = field.querySelector(".dropped");
    box.replaceChildren(...items(field).map((item) => (item.isFolder ? folderLine(field, item) : fileLine(field, item))));
    box.hidden = !box.firstChild;
  }
}

const fileLine = (field, item) => line(field, item.address, item.files, () => drop(field, item));

// A folder, and under it each of its files, which can be removed by itself.
function folderLine(field, item) {
  const whole = line(field, `${item.address}/`, item.files, () => drop(field, item));
  const inner = at("inside-folder").content.firstElementChild.cloneNode(true);
  inner.querySelector("summary").textContent = fill(words.files_inside, { count: item.files.length });
  inner.open = item.isOpen ?? item.files.length <= FEW;
  inner.addEventListener("toggle", () => (item.isOpen = inner.open));
  const lines = item.files.map((part) =>
    line(field, part.path, [part], () => {
      item.files = item.files.filter((other) => other !== part);
      if (!item.files.length) drop(field, item);
    }, `${item.address}/${part.path}`),
  );
  inner.querySelector("ul").append(...lines);
  whole.append(inner);
  return whole;
}

function drop(field, item) {
  dropped.set(key(field), items(field).filter((other) => other !== item));
}

function line(field, name, files, take, address = name) {
  const one = at("dropped-line").content.firstElementChild.cloneNode(true);
  one.querySelector(".name").textContent = name;
  one.querySelector(".size").textContent = size(files.reduce((sum, { file }) => sum + file.size, 0));
  const remove = one.querySelector("button");
  remove.setAttribute("aria-label", `${words.remove} ${address}`);
  remove.addEventListener("click", () => {
    const place = removers(field).indexOf(remove);
    const form = field.closest("form");
    take();
    remark(field, "");
    list(form);
    touch(form);
    (removers(field)[place] || removers(field).at(-1) || field.querySelector("input")).focus();
  });
  return one;
}

const removers = (field) => [...field.querySelectorAll(".remove")].filter((one) => !one.closest(".inside:not([open])"));

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
  for (const folder of folders.values()) inOrder(folder);
  return [...folders.values(), ...loose];
}

const inOrder = (folder) => folder.files.sort((one, other) => (one.path < other.path ? -1 : 1));

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

async function fromDrop(transfer) {
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
      inOrder(item);
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
  // What came of another work is no part of the page while it is not seen: a page that is saved does not hold it.
  if (outcome.dataset.work !== name) {
    if (outcome.firstChild) aside = [...outcome.childNodes];
    outcome.replaceChildren();
  } else if (aside.length) {
    outcome.replaceChildren(...aside);
    aside = [];
    age();
  }
  outcome.hidden = !outcome.firstChild;
  if (state === "ready") say(state);
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
    bring(target.closest("fieldset"), chosen(target.files));
    target.value = ""; // the same file can be chosen once more after it was mended
  }
});

desk.addEventListener("click", ({ target }) => {
  if (target.dataset.panel) {
    open(target.dataset.panel);
    panel().querySelector("h2").focus();
  } else if (target.id === "stop") {
    end("stopped", panel().dataset.work);
    again();
    at("state").focus();
  } else if (target.id === "print") printPreview();
});

desk.addEventListener("input", ({ target }) => {
  if (target.form && target.type !== "file") touch(target.form);
});

desk.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.id === "show-licences") target.querySelector("pre").textContent = at("licences").textContent;
  },
  true,
);

desk.addEventListener("submit", async (event) => {
  event.preventDefault();
  const work = event.target.dataset.work;
  await adding;
  if (state !== "ready") return;
  const form = at(`panel-${work}`);
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
  aside = [];
  at("outcome").hidden = true;
  at("outcome").replaceChildren();
  running = work;
  ending = {};
  changed.delete(work);
  say("working");
  at("state").focus(); // not on the button that stops it: whoever presses a key twice would stop it
  worker.postMessage({ kind: "work", name: work, code, today, wishes, paths, folders, files });
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
addEventListener("drop", (event) => {
  if (!carries(event)) return;
  event.preventDefault();
  mark(null);
  const field = aim(event);
  if (field) bring(field, fromDrop(event.dataTransfer).catch(() => null));
});

addEventListener("hashchange", () => translate(location.hash.slice(1)));

// A fault of this script itself is told, too, by its line or its class alone.
function fault(place) {
  complain(words.fault, fill(words.report, { line: `page:${place}` }), panel().dataset.work);
  go();
}

addEventListener("error", ({ lineno }) => fault(lineno));
addEventListener("unhandledrejection", ({ reason }) => fault(reason.name));

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
