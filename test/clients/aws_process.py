"""
aws-cli in a process of its own, forked from one that has loaded aws-cli: to load it takes most of a second. This is what
/usr/bin/aws does after that.
"""

import itertools
import multiprocessing
import os
import sys

FORKS = multiprocessing.get_context("forkserver")
# aws-cli loads its handlers only when it starts, which takes half of the time of a call.
FORKS.set_forkserver_preload(["__main__", "awscli.clidriver", "awscli.handlers"])
TIMEOUT = 60
NUMBERS = itertools.count()


def run_aws(arguments, environment, folder):
    """(exit code, standard output, standard error). Its files are in `folder`."""
    paths = [os.path.join(folder, f"{next(NUMBERS)}") for _ in range(3)]
    process = FORKS.Process(target=run_in_fork, args=(arguments, environment, paths))
    process.start()
    process.join(TIMEOUT)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"aws-cli did not end within {TIMEOUT} seconds")
    output, errors, code = (read(path) for path in paths)
    # Not `process.exitcode`: it is 255 if the answer of the fork server is lost, which happens once in some thousand calls.
    assert code, f"aws-cli ended with {process.exitcode}: {errors}"
    return int(code), output, errors


def run_in_fork(arguments, environment, paths):
    import awscli.clidriver  # pylint: disable=import-outside-toplevel

    output, errors, code = (os.open(path, os.O_WRONLY | os.O_CREAT) for path in paths)
    os.dup2(output, 1)
    os.dup2(errors, 2)
    own = os.environ["AWS_DATA_PATH"]  # aws-cli sets it when it is loaded
    os.environ.clear()
    os.environ.update(environment, AWS_DATA_PATH=own)
    sys.argv = ["aws", *arguments]
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(code, str(status).encode())


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()
