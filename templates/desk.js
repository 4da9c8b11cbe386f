"use strict";
// What a person does on the page, and nothing else: every sentence, every check and every file comes from the program.

const desk = document.getElementById("desk");
const parts = Object.fromEntries(
  [...document.querySelectorAll("script.part")].map((part) => [part.dataset.name, part.textContent]),
);
let words = JSON.parse(document.getElementById("words").textContent);
let code = document.documentElement.lang;
let worker = null;
let ready = false;
const dropped = new Map(); // of each field of files, by panel and name: { path, file }

function tell(text) {
  document.getElementById("state").textContent = text;
}

function start() {
  ready = false;
  if (worker) worker.terminate();
  const source = document.getElementById("worker").textContent;
  worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => answers[data.kind](data);
  worker.onerror = (event) => answers.broken({ words: event.message });
  worker.postMessage({ kind: "start", parts, code });
}

const answers = {
  ready() {
    ready = true;
    idle(words.ready);
  },
  panels(message) {
    code = message.code;
    words = message.words;
    document.documentElement.lang = code;
    desk.innerHTML = message.html;
    idle(words.ready);
  },
  progress({ done, all }) {
    tell(`${words.working} ${done} / ${all}`);
  },
  outcome({ html, files }) {
    const outcome = document.getElementById("outcome");
    outcome.innerHTML = html;
    outcome.hidden = false;
    const list = outcome.querySelector(".files");
    for (const [name, content] of Object.entries(files)) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([content]));
      link.download = name;
      link.textContent = `${words.save} ${name}`;
      const line = document.createElement("li");
      line.append(link);
      list.append(line);
    }
    idle("");
    outcome.querySelector("h2").focus();
  },
  broken(message) {
    idle(`${words.wrong} ${message.words}`);
  },
};

function idle(text) {
  tell(text);
  document.getElementById("stop").hidden = true;
  for (const button of desk.querySelectorAll("form button:not([type])")) button.disabled = !ready;
}

function key(field) {
  return `${field.closest("form").dataset.work} ${field.dataset.files}`;
}

function add(field, files) {
  const many = field.querySelector("input").multiple;
  const entries = [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const before = many ? dropped.get(key(field)) || [] : [];
  dropped.set(key(field), [...before, ...entries]);
  const list = field.querySelector("ul");
  list.replaceChildren(
    ...dropped.get(key(field)).map(({ path }) => {
      const line = document.createElement("li");
      line.textContent = path;
      return line;
    }),
  );
}

desk.addEventListener("change", ({ target }) => {
  if (target.id === "language") worker.postMessage({ kind: "language", code: target.value });
  else if (target.type === "file") add(target.closest("fieldset"), target.files);
});

desk.addEventListener("click", ({ target }) => {
  if (target.dataset.panel) {
    for (const form of desk.querySelectorAll("form")) form.hidden = form.dataset.work !== target.dataset.panel;
  } else if (target.id === "stop") {
    start();
    tell(words.stopped);
  }
});

desk.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const fields = [...form.querySelectorAll("fieldset[data-files]")];
  const files = fields.flatMap((field) =>
    (dropped.get(key(field)) || []).map((entry) => ({
      field: field.dataset.files, most: Number(field.dataset.most), ...entry,
    })),
  );
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const wishes = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  document.getElementById("outcome").hidden = true;
  document.getElementById("stop").hidden = false;
  tell(words.working);
  worker.postMessage({ kind: "work", name: form.dataset.work, code, today, wishes, files });
});

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const at = event.target.closest && event.target.closest("fieldset[data-files]");
  add(at || desk.querySelector("form:not([hidden]) fieldset[data-files]"), event.dataTransfer.files);
});

start();
