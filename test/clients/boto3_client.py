"""A step of a case through boto3."""

import datetime
import json
import threading

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from model import method_name, read_botocore_model

SESSION = boto3.session.Session()
# A session is not safe to share between threads; its clients are.
LOCK = threading.Lock()


class Boto3Client:
    name = "boto3"
    model = read_botocore_model()

    def call(self, url, step, attempts):
        """The output, or (code, message)."""
        try:
            return to_plain(getattr(connect(url, step, attempts), method_name(step["operation"]))(**step.get("input", {})))
        except ClientError as error:
            return error.response["Error"]["Code"], error.response["Error"]["Message"]

    def list_pages(self, url, step, attempts):
        """The items of the list, in pages no longer than `size`."""
        size, name = step["pages"]["size"], step["pages"]["list"]
        paginator = connect(url, step, attempts).get_paginator(method_name(step["operation"]))
        pages = [page[name] for page in paginator.paginate(PaginationConfig={"PageSize": size}, **step.get("input", {}))]
        assert all(len(page) <= size for page in pages), f"a page is longer than {size}"
        return [item for page in pages for item in page]


def connect(url, step, attempts):
    # Without its own checks: it is the server that must say what is wrong with a request.
    config = Config(retries={"mode": "standard", "total_max_attempts": attempts}, parameter_validation=False)
    with LOCK:
        return SESSION.client(
            "kms",
            endpoint_url=url,
            region_name=step.get("region", "us-east-2"),
            aws_access_key_id=step.get("accessKeyId", "111122223333"),
            aws_secret_access_key="x",
            config=config,
        )


def to_plain(output):
    """Times as epoch seconds, and without what boto3 adds."""
    output.pop("ResponseMetadata")
    return json.loads(json.dumps(output, default=to_seconds))


def to_seconds(value):
    assert isinstance(value, datetime.datetime), value
    return value.timestamp()
