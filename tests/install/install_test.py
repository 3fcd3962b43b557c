#!/usr/bin/env python3
"""A consumer outside of the tree: the .debs are made, unpacked into an empty folder, and the programs of include/README.md are copied
out of it and built and run there with the lines under them, and with nothing else. Nothing of the source tree is seen.

    install_test.py BUILD_FOLDER SOURCE_FOLDER
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SAYS = {"C": "hello", "C++": "meets", "Python": "N-1 T-1", "Node": "N-1 T-1"}


def run(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{command}\n{done.stdout}")
    return done.stdout


def programs(readme):
    """Language to (files, commands): the file is named in the first line of its block."""
    found = {}
    for title, text in re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", readme, re.M | re.S):
        files, commands = {}, ""
        for kind, block in re.findall(r"^```(\w+)\n(.*?)^```", text, re.M | re.S):
            if kind == "sh":
                commands += block
            else:
                files[re.match(r"\W+ (\S+)", block).group(1)] = block
        found[title] = (files, commands)
    return found


def main(build, source):
    if not all(map(shutil.which, ("cpack", "dpkg-deb", "dpkg-shlibdeps", "pkg-config", "cc"))):
        print("cpack, dpkg-dev and pkg-config are needed")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        run(["cpack", "-G", "DEB", "-B", str(scratch / "deb"), "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip"], cwd=build)
        root = scratch / "root"
        packages = sorted((scratch / "deb").glob("*.deb"))
        assert [p.name.split("_")[0] for p in packages] == ["caunoi", "libcaunoi-dev"], packages
        for package in packages:
            run(["dpkg-deb", "-x", str(package), str(root)])
        library = next(root.glob("usr/lib/**/libcaunoi_c.so.1")).parent
        environment = {
            "PATH": f"{root}/usr/bin:{os.environ['PATH']}", "HOME": str(scratch), "LANG": "C.UTF-8", "LD_LIBRARY_PATH": str(library),
            "PKG_CONFIG_PATH": str(library / "pkgconfig"), "CMAKE_PREFIX_PATH": f"{root}/usr", "PYTHONPATH": f"{root}/usr/lib/python3/dist-packages",
            "NODE_PATH": str(library / "nodejs"),
        }
        # Nothing that is installed knows where it was built.
        for path in root.rglob("*"):
            if path.is_file() and not path.is_symlink() and path.suffix in {".cmake", ".pc", ".py", ".js"} and source in path.read_text("utf-8"):
                sys.exit(f"{path} names the source tree")

        readme = next(root.glob("usr/share/doc/libcaunoi-dev/README.md")).read_text("utf-8")
        for language, (files, commands) in programs(readme).items():
            if language == "Node" and not (shutil.which("node") and (library / "nodejs/caunoi/caunoi.node").exists()):
                print("Node: left out, it is not here")
                continue
            folder = scratch / re.sub(r"\W", "p", language)
            folder.mkdir()
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8")
            said = run(["sh", "-e", "-c", commands], cwd=folder, env=environment)
            assert SAYS[language] in said or language == "C" and "caunoi 0" in said, said
            print(f"{language}: {said.strip().splitlines()[-1]}")
        assert set(programs(readme)) == set(SAYS)

        # The other ways that the page names: C++ by pkg-config, C by CMake, the command.
        folder = scratch / "others"
        folder.mkdir()
        shutil.copy(scratch / "C" / "hello.c", folder)
        (folder / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(hello LANGUAGES C CXX)\nfind_package(caunoi 0.1 REQUIRED)\nadd_executable(hello hello.c)\n"
            "target_link_libraries(hello PRIVATE caunoi::c)\n"
        )
        run(["sh", "-e", "-c", "cmake -S . -B build && cmake --build build && build/hello"], cwd=folder, env=environment)
        flags = run(["pkg-config", "--cflags", "--libs", "caunoi-cpp"], env=environment).split()
        (folder / "tiny.cpp").write_text('#include <caunoi/text.hpp>\n#include <cstdio>\nint main() { std::puts(caunoi::fold("Hải Phòng").c_str()); }\n', "utf-8")
        run(["c++", "-std=c++23", "tiny.cpp", *flags, "-o", "tiny"], cwd=folder, env=environment)
        assert run(["./tiny"], cwd=folder, env=environment) == "hai phong\n"
        assert "lexicon" in run(["caunoi", "lexicon", "--help"], cwd=folder, env=environment)

        # add_subdirectory: the same targets, and nothing of ours is built or installed unasked.
        whole = scratch / "whole"
        whole.mkdir()
        (whole / "CMakeLists.txt").write_text(
            f'cmake_minimum_required(VERSION 3.25)\nproject(whole LANGUAGES C CXX)\nadd_subdirectory("{source}" caunoi EXCLUDE_FROM_ALL)\n'
            "if(NOT TARGET caunoi::caunoi OR NOT TARGET caunoi::c OR TARGET embed OR TARGET index_test)\n  message(FATAL_ERROR targets)\nendif()\n"
        )
        run(["cmake", "-S", ".", "-B", "build"], cwd=whole)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
