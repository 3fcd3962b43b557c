"""The build backend of this package (PEP 517) on the standard library alone: a wheel is a zip of the package with its metadata.

A libcaunoi_c.so that lies in caunoi/ goes along, and the wheel is then one for this platform. The same files give the same bytes.
"""

import base64
import hashlib
import io
import pathlib
import re
import sysconfig
import tarfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
PYPROJECT = (HERE / "pyproject.toml").read_text(encoding="utf-8")
FILES = sorted(path for path in (HERE / "caunoi").iterdir() if path.suffix in {".py", ".typed"} or ".so" in path.suffixes)


def _stated(key):
    return re.search(rf'^{key} = "(.*)"', PYPROJECT, re.M).group(1)


NAME = f"{_stated('name')}-{_stated('version')}"


def _metadata():
    fields = {
        "Metadata-Version": "2.1", "Name": _stated("name"), "Version": _stated("version"), "Summary": _stated("description"),
        "Requires-Python": _stated("requires-python"), "License": "Apache-2.0", "Description-Content-Type": "text/markdown",
    }
    return "".join(f"{key}: {value}\n" for key, value in fields.items()) + "\n" + (HERE / "README.md").read_text(encoding="utf-8")


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    has_library = any(".so" in path.suffixes for path in FILES)
    tag = f"py3-none-{re.sub(r'[-.]', '_', sysconfig.get_platform())}" if has_library else "py3-none-any"
    contents = {f"caunoi/{path.name}": path.read_bytes() for path in FILES}
    info = f"{NAME}.dist-info"
    contents[f"{info}/METADATA"] = _metadata().encode()
    contents[f"{info}/WHEEL"] = (
        f"Wheel-Version: 1.0\nGenerator: caunoi\nRoot-Is-Purelib: {str(not has_library).lower()}\nTag: {tag}\n".encode()
    )
    record = ""
    for name, data in contents.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        record += f"{name},sha256={digest},{len(data)}\n"
    contents[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / f"{NAME}-{tag}.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in contents.items():
            wheel.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return f"{NAME}-{tag}.whl"


def build_sdist(sdist_directory, config_settings=None):
    with tarfile.open(pathlib.Path(sdist_directory) / f"{NAME}.tar.gz", "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for path in [*FILES, *(HERE / name for name in ("pyproject.toml", "README.md", "build_backend.py"))]:
            archive.add(path, f"{NAME}/{path.relative_to(HERE)}")
        data = _metadata().encode()
        entry = tarfile.TarInfo(f"{NAME}/PKG-INFO")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return f"{NAME}.tar.gz"
