// Run a Python script in the engine that lies in a folder, and in that folder: node engine.mjs FOLDER SCRIPT.
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, script] = process.argv;
try {
  const engine = resolve(folder, "engine");
  const { loadPyodide } = await import(pathToFileURL(resolve(engine, "pyodide.mjs")));
  const python = await loadPyodide({ indexURL: engine, env: { PYTHONHASHSEED: "0" } });
  python.FS.mkdirTree("/work");
  python.mountNodeFS("/work", folder);
  python.runPython("import os; os.chdir('/work')");
  python.runPython(readFileSync(script, "utf8"), { filename: basename(script) });
} catch (error) {
  // Without the source of the engine, which node would print: it is one line of a million signs.
  console.error(String(error.message || error).slice(-3000));
  process.exit(1);
}
