"""A step of a case through aws-cli, each in a process of its own."""

import json
import os
import re

from aws_process import run_aws
from model import command_name, read_botocore_model

# Times as they are on the wire; without its own checks: it is the server that must say what is wrong with a request.
CONFIG = "[default]\ncli_timestamp_format = wire\nparameter_validation = false\n"
ERROR = re.compile(r"\AAn error occurred \((\w+)\) when calling the \w+ operation(?: \([^)]*\))?: (.*)\Z", re.DOTALL)


class AwsCli:
    name = "aws-cli"
    model = read_botocore_model()

    def __init__(self, folder):
        self.folder = folder
        os.environ["HOME"] = folder  # the process that loads aws-cli inherits it: no aliases of the user's own
        self.config_file = os.path.join(folder, "config")
        with open(self.config_file, "w", encoding="utf-8") as file:
            file.write(CONFIG)

    def call(self, url, step, attempts):
        """The output, or (code, message)."""
        return self.run(url, step, attempts, ["--no-paginate"])

    def list_pages(self, url, step, attempts):
        """The items of the list: aws-cli puts its pages together itself."""
        pages = step["pages"]
        return self.run(url, step, attempts, ["--page-size", str(pages["size"])])[pages["list"]]

    def run(self, url, step, attempts, more):
        arguments = ["kms", command_name(step["operation"]), "--endpoint-url", url, "--output", "json", *more]
        arguments += ["--cli-input-json", json.dumps(step.get("input", {}))]
        # Nothing of the user's own: no profile, no credentials, no endpoint.
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": self.folder,
            "AWS_ACCESS_KEY_ID": step.get("accessKeyId", "111122223333"),
            "AWS_SECRET_ACCESS_KEY": "x",
            "AWS_DEFAULT_REGION": step.get("region", "us-east-2"),
            "AWS_CONFIG_FILE": self.config_file,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": str(attempts),
            "AWS_RETRY_MODE": "standard",
            "AWS_PAGER": "",
        }
        code, output, errors = run_aws(arguments, environment, self.folder)
        if code == 0:
            return json.loads(output or "{}")
        error = ERROR.match(errors.strip("\n"))
        assert error is not None, f"exit code {code}: {errors.strip()}"
        return error[1], error[2]
