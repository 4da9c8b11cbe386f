// Run a Python script in the engine of the desk, in a folder of this machine: node engine.mjs ENGINE FOLDER SCRIPT.
import { readFileSync } from "node:fs";

const [, , engine, folder, script] = process.argv;
try {
  const { loadPyodide } = await import(`${engine}/pyodide.mjs`);
  const python = await loadPyodide({ indexURL: engine, env: { PYTHONHASHSEED: "0" } });
  python.FS.mkdirTree("/work");
  python.mountNodeFS("/work", folder);
  python.runPython("import os; os.chdir('/work')");
  python.runPython(readFileSync(script, "utf8"), { filename: script.split("/").pop() });
} catch (error) {
  // Without the source of the engine, which node would print: it is one line of a million signs.
  console.error(String(error.message || error).slice(-3000));
  process.exit(1);
}
