"""
A client in another language, as a process. First it prints its model of KMS as one line of JSON: by operation, the
shapes of `input` and `output`, a structure as `{"members": {...}}`, a list as `{"item": ...}`, and `pages: false` where
it has no paginator. Then it reads requests, one per line, and answers each with a line: `{"pages": [output, ...]}`, or
`{"error": [code, message]}`.
"""

import json
import subprocess
import threading


class LineClient:
    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.lock = threading.Lock()
        self.model = self.read()

    def call(self, url, step, attempts):
        """The output, or (code, message)."""
        answer = self.ask(url, step, attempts)
        return tuple(answer["error"]) if "error" in answer else answer["pages"][0]

    def list_pages(self, url, step, attempts):
        """The items of the list, in pages no longer than `size`."""
        size, name = step["pages"]["size"], step["pages"]["list"]
        pages = [page[name] for page in self.ask(url, step, attempts, size=size)["pages"]]
        assert all(len(page) <= size for page in pages), f"a page is longer than {size}"
        return [item for page in pages for item in page]

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()

    def ask(self, url, step, attempts, **more):
        request = {
            "url": url,
            "operation": step["operation"],
            "input": step.get("input", {}),
            "region": step.get("region", "us-east-2"),
            "accessKeyId": step.get("accessKeyId", "111122223333"),
            "attempts": attempts,
            **more,
        }
        with self.lock:
            self.process.stdin.write(f"{json.dumps(request)}\n")
            self.process.stdin.flush()
            return self.read()

    def read(self):
        line = self.process.stdout.readline()
        assert line, f"{self.name} ended"
        return json.loads(line)
