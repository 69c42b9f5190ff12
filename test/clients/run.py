"""
Runs the table of cases (test/embedded-kms/cases) through boto3, aws-cli and the AWS SDKs for Ruby and for Go, and fails
where one of them sees something else. The steps that lead up to a case go through boto3 for all, which knows most.
Use: /usr/bin/python3 test/clients/run.py [PART OF A NAME]
"""

import collections
import concurrent.futures
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time

from aws_cli import AwsCli
from boto3_client import Boto3Client
from go_client import start_go_client
from line_client import LineClient
from matching import explain_mismatch, fill_in, read_path
from model import known_output, unknown_to_model

HERE = os.path.dirname(os.path.abspath(__file__))
BOTO3 = Boto3Client()

# A client must run at least this many cases: one that knows of nothing has tested nothing.
LEAST = {"boto3": 150, "aws-cli": 150, "ruby": 60, "go": 150}


def main(part):
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, start_clients(folder) as clients, serve_cases(clients) as cases:
        selected = [case for case in cases if part in case["name"]]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            jobs = [(client, case, pool.submit(run_case, client, case)) for client in clients for case in selected]
            outcomes = [(client.name, case["name"], job.result()) for client, case, job in jobs]
    for client, name, (outcome, text) in outcomes:
        if outcome != "passed":
            print(f"{outcome.upper()} {client}: {name}\n    {text}")
    counts = collections.Counter((client, outcome) for client, _, (outcome, _) in outcomes)
    for client in clients:
        passed, failed, skipped = (counts[client.name, outcome] for outcome in ("passed", "failed", "skipped"))
        print(f"{client.name}: {passed} passed, {failed} failed, {skipped} skipped (newer than this client)")
    print(f"{len(selected)} cases, {time.monotonic() - started:.0f} s")
    too_few = [name for name, least in LEAST.items() if not part and counts[name, "passed"] < least]
    if too_few:
        print(f"Too few cases passed: {', '.join(too_few)}")
    return 1 if too_few or any(outcome == "failed" for _, outcome in counts) else 0


@contextlib.contextmanager
def start_clients(folder):
    ruby = LineClient("ruby", ["ruby", os.path.join(HERE, "ruby_client.rb")])
    go = start_go_client(folder)
    yield [BOTO3, AwsCli(folder), ruby, go]
    ruby.close()
    go.close()


def run_case(client, case):
    """('passed' | 'failed' | 'skipped', why)."""
    for step in case["steps"]:
        unknown = unknown_to_model((client if step is case["steps"][-1] else BOTO3).model, step)
        if unknown is not None:
            return "skipped", f"the client does not know {unknown}"
    try:
        problem = run_steps(client, case)
    except Exception as error:  # pylint: disable=broad-except
        problem = f"{type(error).__name__}: {error}"
    return ("passed", "") if problem is None else ("failed", problem)


def run_steps(client, case):
    saved = {}
    url, attempts = case["urls"][client.name], case.get("attempts", 1)
    for step in case["steps"]:
        is_last = step is case["steps"][-1]
        problem = run_step(client if is_last else BOTO3, url, fill_in(step, saved), attempts, saved)
        if problem is not None:
            return problem
    return None


def run_step(client, url, step, attempts, saved):
    if "pages" in step:
        items = [json.dumps(item, default=str) for item in client.list_pages(url, step, attempts)]
        found, count = (len(items), len(set(items))), step["pages"]["count"]
        return None if found == (count, count) else f"expected {count} items, got {found[0]}, {found[1]} of them different"
    answer = client.call(url, step, attempts)
    if isinstance(answer, tuple) or "error" in step:
        return explain_mismatch(step.get("error", "success"), list(answer) if isinstance(answer, tuple) else answer, "answer")
    saved.update({name: read_path(answer, path) for name, path in step.get("save", {}).items()})
    return explain_mismatch(known_output(client.model, step["operation"], step.get("output", {})), answer)


class serve_cases:
    """The table, with endpoints that answer until the end of the block."""

    def __init__(self, clients):
        self.names = [client.name for client in clients]

    def __enter__(self):
        command = ["node", os.path.join(HERE, "serve-cases.ts"), *self.names]
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return json.loads(self.server.stdout.readline())

    def __exit__(self, *_):
        self.server.stdin.close()
        self.server.wait(timeout=10)
        self.server.stdout.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
