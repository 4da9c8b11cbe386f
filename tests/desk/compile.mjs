// Compile every module below a folder with the engine's own CPython, so that the page need not do it each time.
const [, , engine, folder] = process.argv;
const { loadPyodide } = await import(`${engine}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: engine, env: { PYTHONHASHSEED: "0" } });
python.FS.mkdirTree("/program");
python.mountNodeFS("/program", folder);
const count = python.runPython(`
import pathlib, py_compile
paths = sorted(pathlib.Path("/program").rglob("*.py"))
for path in paths:
    py_compile.compile(str(path), str(path.with_suffix(".pyc")), str(path), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    path.unlink()
len(paths)
`);
console.log(`${count} modules compiled`);
