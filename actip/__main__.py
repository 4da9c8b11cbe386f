"""Own the start and the end of the program: the quick answer, the exit code, and what nobody caught."""

import gc
import io
import sys


def main() -> None:
    """Run the command that the arguments name, and exit with its code."""
    # A command lives for a fraction of a second and frees its memory by ending. Looking for cycles on the way, and
    # once more at the end, would take a seventh of its time.
    gc.disable()
    sys.stdout = sys.stdout or io.StringIO()  # started without one, as by a service, there is nobody to read it
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        # A Lao word on a Western console is shown as \u0ea5, not as a crash.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    code = _run()
    gc.freeze()
    sys.exit(code)


def _run() -> int:
    try:
        if sys.argv[1:] in (["--version"], ["-V"]):  # answered before anything is imported: editors ask for it often
            from actip import __version__

            print(f"actip {__version__}", flush=True)
            return 0
        from actip.cli import run

        code = run()
        sys.stdout.flush()
        return code
    except OSError as error:
        return _unwritable(error)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the outermost frame: whatever it is, it must not look like findings (exit code 1)
        _confess(error)
        return 3


def _unwritable(error: OSError) -> int:
    """Return the code for an output that could not be written: a reader that left has seen enough."""
    from actip.gate.files import abandon_output

    abandon_output()
    if isinstance(error, BrokenPipeError):
        return 0
    sys.stderr.write("error: The output could not be written.\nhint: See whether the disk is full.\n")
    return 2


def _confess(error: Exception) -> None:
    """Print that the fault is ours, and where, without any value of a file."""
    from actip.confession import confession

    message, hint = confession(error)
    sys.stderr.write(f"error: {message}\nhint: {hint}\n")


if __name__ == "__main__":
    main()
