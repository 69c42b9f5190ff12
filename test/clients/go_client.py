"""The AWS SDK for Go, from Debian's sources of it."""

import os
import subprocess

from line_client import LineClient

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "go", "main.go")


def start_go_client(folder):
    """Compiles the client into `folder`, which takes some seconds, and starts it."""
    program = os.path.join(folder, "go-client")
    environment = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "-trimpath"}
    subprocess.run(["go", "build", "-o", program, SOURCE], env=environment, check=True)
    return LineClient("go", [program])
