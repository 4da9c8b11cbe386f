"use strict";
// The program itself: CPython in WebAssembly, unpacked from the page, in a thread of its own that can be ended.

let python = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") await start(data.parts, data.code);
    else if (data.kind === "language") open(data.code);
    else await work(data);
  } catch (error) {
    postMessage({ kind: "broken", words: String(error && error.message || error) });
  }
};

async function unpacked(text) {
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function address(bytes, type) {
  return URL.createObjectURL(new Blob([bytes], { type }));
}

async function start(parts, code) {
  const names = Object.keys(parts);
  const contents = await Promise.all(names.map((name) => unpacked(parts[name])));
  const part = Object.fromEntries(names.map((name, at) => [name, contents[at]]));
  const engine = (await import(address(part.engine, "text/javascript"))).default;
  const { loadPyodide } = await import(address(part.loader, "text/javascript"));
  const library = address(part.library, "application/zip");
  const nowhere = "https://desk.invalid/"; // an address that is asked for is answered below, from what the page carries
  self.fetch = async (asked) => {
    if (String(asked) === library) return new Response(part.library);
    if (String(asked).endsWith(".wasm")) {
      return new Response(part.wasm, { headers: { "Content-Type": "application/wasm" } });
    }
    throw new Error(`The desk loads nothing: ${asked}`);
  };
  python = await loadPyodide({
    indexURL: nowhere,
    stdLibURL: library,
    createPyodideModule: engine,
    lockFileContents: JSON.parse(new TextDecoder().decode(part.lock)),
    env: { PYTHONHASHSEED: "0" },
    stdout: () => {},
    stderr: () => {},
  });
  python.unpackArchive(part.program, "zip", { extractDir: "/program" });
  python.runPython("import sys; sys.path.insert(0, '/program')\nimport pyrsistent_as_rpds.pure as rpds; sys.modules['rpds'] = rpds");
  python.door = python.pyimport("actip.desk.door");
  open(code);
  postMessage({ kind: "ready" });
}

function plain(answer) {
  const values = answer.toJs({ dict_converter: Object.fromEntries });
  answer.destroy();
  return values;
}

function open(code) {
  postMessage({ kind: "panels", code, ...plain(python.door.opened(code)) });
}

async function work({ name, code, today, wishes, files }) {
  const folder = "/desk";
  python.runPython(`import os, shutil; shutil.rmtree('${folder}', ignore_errors=True); os.makedirs('${folder}'); os.chdir('${folder}')`);
  const paths = {};
  for (const { field, path, file, most } of files) {
    const parent = path.split("/").slice(0, -1).join("/");
    if (parent) python.FS.mkdirTree(`${folder}/${parent}`);
    // One byte more than may be read is enough for the program to refuse it.
    python.FS.writeFile(`${folder}/${path}`, new Uint8Array(await file.slice(0, most + 1).arrayBuffer()));
    const top = path.split("/")[0];
    paths[field] = [...new Set([...(paths[field] || []), top])];
  }
  const after = (done, all) => postMessage({ kind: "progress", done, all });
  const answer = python.door.do(name, code, today, python.toPy(wishes), python.toPy(paths), after);
  postMessage({ kind: "outcome", ...plain(answer) });
}
