"use strict";
// The program itself: CPython in WebAssembly, unpacked from the page, in a thread of its own that can be ended.

self.importScripts = undefined; // the loader tries what a policy may forbid wherever it is there
const MOST_TOGETHER = 5e8; // bytes of all files of a work: a browser ends a page that takes what there is, and says nothing
let python = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") await start(data);
    else await work(data);
  } catch (error) {
    const memory =
      (error.type && /\bMemoryError\b/.test(error.message)) ||
      (error instanceof RangeError && /memory|alloc/i.test(error.message)) ||
      (error instanceof WebAssembly.RuntimeError && /out of memory|OOM/i.test(error.message));
    postMessage({ kind: "broken", line: where(error), memory });
  }
};

// Say where it broke: the class of the error, and functions with their lines. What it says may hold a ministry's text.
function where(error) {
  if (!(error instanceof Error)) return typeof error;
  const head = `${error.name}: ${error.message}`;
  const stack = String(error.stack || "");
  const calls = (stack.startsWith(head) ? stack.slice(head.length) : stack).split("\n").flatMap((line) => {
    const call = /^(?:\s*at )?(?:async )?([\w$.]*)(?: \(|@).*?:(\d+):\d+\)?$/.exec(line);
    return call ? [`${call[1] || "?"}:${call[2]}`] : [];
  });
  return [error.constructor.name, ...calls.slice(0, 5)].join(" < ");
}

// Read bytes that stand as a text, five signs for four of them; see written() of actip/desk/page.py.
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%:()*+-;,=.?@^_`{|}~";
const LEAST = new Uint8Array(128);
for (let value = 0; value < SIGNS.length; value++) LEAST[SIGNS.charCodeAt(value)] = value;

function bytesOf(text) {
  const bytes = new Uint8Array(Math.ceil(text.length / 5) * 4);
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let four = 0;
    for (let next = at; next < at + 5; next++) four = four * 85 + (next < text.length ? LEAST[text.charCodeAt(next)] : 84);
    bytes[to] = four >>> 24;
    bytes[to + 1] = four >>> 16;
    bytes[to + 2] = four >>> 8;
    bytes[to + 3] = four;
  }
  return bytes.subarray(0, Math.floor((text.length * 4) / 5));
}

async function unpacked(text) {
  const bytes = bytesOf(text);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function address(bytes, type) {
  return URL.createObjectURL(new Blob([bytes], { type }));
}

async function start({ parts, engine, code }) {
  const names = Object.keys(parts);
  postMessage({ kind: "step", name: "unpacking", share: 0 });
  const part = {};
  let done = 0;
  await Promise.all(
    names.map(async (name) => {
      part[name] = await unpacked(parts[name]);
      postMessage({ kind: "step", name: "unpacking", share: (0.4 * ++done) / names.length });
    }),
  );
  const build = (await import(address(part.engine, "text/javascript"))).default;
  const { loadPyodide } = await import(address(part.loader, "text/javascript"));
  const library = address(part.library, "application/zip");
  const nowhere = "https://desk.invalid/"; // an address that is asked for is answered below, from what the page carries
  self.fetch = async (asked) => {
    if (String(asked) === library) return new Response(part.library);
    if (String(asked).endsWith(".wasm")) return new Response();
    throw new Error("The desk loads nothing.");
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    if (!engine) {
      engine = await WebAssembly.compile(part.wasm);
      postMessage({ kind: "engine", engine });
    }
    return { module: engine, instance: await WebAssembly.instantiate(engine, imports) };
  };
  postMessage({ kind: "step", name: "starting", share: 0.5 });
  python = await loadPyodide({
    indexURL: nowhere,
    stdLibURL: library,
    createPyodideModule: build,
    lockFileContents: JSON.parse(new TextDecoder().decode(part.lock)),
    env: { PYTHONHASHSEED: "0" },
    stdout: () => {},
    stderr: () => {},
  });
  postMessage({ kind: "step", name: "loading", share: 0.8 });
  python.unpackArchive(part.program, "zip", { extractDir: "/program" });
  python.runPython("import sys; sys.path.insert(0, '/program')");
  python.door = python.pyimport("actip.desk.door");
  postMessage({ kind: "ready" });
  python.door.prepare(code);
}

function plain(answer) {
  const values = answer.toJs({ dict_converter: Object.fromEntries });
  answer.destroy();
  return values;
}

async function work({ name, code, today, wishes, paths, folders, files }) {
  const room = "/desk";
  python.runPython(`import os, shutil; os.chdir('/'); shutil.rmtree('${room}', ignore_errors=True); os.makedirs('${room}', exist_ok=True); os.chdir('${room}')`);
  for (const folder of folders) python.FS.mkdirTree(`${room}/${folder}`);
  let total = 0;
  for (const { path, file, handle, most } of files) {
    let content;
    try {
      // One byte more than may be read is enough for the program to refuse it.
      content = await (file || (await handle.getFile())).slice(0, most + 1).arrayBuffer();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      postMessage({ kind: "unreadable", path });
      return;
    }
    total += content.byteLength;
    if (total > MOST_TOGETHER) throw new RangeError("The files are more than the memory is meant for.");
    const parent = path.split("/").slice(0, -1).join("/");
    if (parent) python.FS.mkdirTree(`${room}/${parent}`);
    python.FS.writeFile(`${room}/${path}`, new Uint8Array(content));
  }
  const after = (done, all) => postMessage({ kind: "progress", done, all });
  const answer = python.door.do(name, code, today, python.toPy(wishes), python.toPy(paths), after);
  postMessage({ kind: "outcome", ...plain(answer) });
}
