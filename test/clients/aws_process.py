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
    paths = [os.path.join(folder, f"{next(NUMBERS)}") for _ in range(2)]
    process = FORKS.Process(target=run_in_fork, args=(arguments, environment, paths))
    process.start()
    process.join(TIMEOUT)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"aws-cli did not end within {TIMEOUT} seconds")
    return (process.exitcode, *(read(path) for path in paths))


def run_in_fork(arguments, environment, paths):
    import awscli.clidriver  # pylint: disable=import-outside-toplevel

    for number, path in zip((1, 2), paths):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), number)
    own = os.environ["AWS_DATA_PATH"]  # aws-cli sets it when it is loaded
    os.environ.clear()
    os.environ.update(environment, AWS_DATA_PATH=own)
    sys.argv = ["aws", *arguments]
    sys.exit(awscli.clidriver.main())


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()
