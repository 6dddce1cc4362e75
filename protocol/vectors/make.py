#!/usr/bin/env python3
"""Writes the golden vectors of docs/PROTOCOL.md beside itself; with --check only compares.

An implementation of its own, in plain Python: it shares no line with the Java that reads the vectors.
"""

import json
import pathlib
import sys

import aes_gcm
import primitives
from admission_vectors import admission
from frame_vectors import control, frames
from identity_vectors import identity, keys, links
from log_vectors import keyframe, log, typing

HERE = pathlib.Path(__file__).parent
FILES = [frames, control, identity, keys, admission, log, keyframe, typing, links]


def main():
    primitives.self_check()
    aes_gcm.self_check()
    stale = []
    for make in FILES:
        path = HERE / f"{make.__name__}.json"
        text = json.dumps(make(), indent=2, ensure_ascii=True) + "\n"
        if "--check" not in sys.argv:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(path.name)
    if stale:
        sys.exit(f"vectors are not what make.py makes: {', '.join(stale)}; run python3 protocol/vectors/make.py")


main()
