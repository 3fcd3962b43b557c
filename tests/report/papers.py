"""What the scripts of this folder share: a folder of papers made by report_sample."""
import contextlib
import pathlib
import subprocess
import sys
import tempfile


@contextlib.contextmanager
def papers(kind: str, lang: str = "vi"):
    with tempfile.TemporaryDirectory(prefix="caunoi-papers-") as folder:
        subprocess.run([sys.argv[1], kind, lang, folder], check=True, timeout=120)
        yield pathlib.Path(folder)


def need(module: str):
    """The module, or an end with 77: this test cannot be run here."""
    try:
        return __import__(module)
    except ImportError:
        print(f"skipped: python3-{module} is not installed")
        sys.exit(77)
