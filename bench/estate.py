"""A plain boto3 program: reads every key policy of every account and Region with 50 threads.

Does so once for each line of its input, and prints the seconds.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config

endpoint, places = sys.argv[1], json.loads(sys.argv[2])


def client_of(place):
    return boto3.client(
        "kms",
        endpoint_url=endpoint,
        region_name=place["region"],
        aws_access_key_id=place["accountId"],
        aws_secret_access_key="x",
        config=Config(max_pool_connections=50),
    )


clients = [client_of(place) for place in places]


def list_keys(client):
    pages = client.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 1000})
    return [(client, key["KeyArn"]) for page in pages for key in page["Keys"]]


def read(key):
    client, arn = key
    return client.get_key_policy(KeyId=arn, PolicyName="default")["Policy"]


for _ in sys.stdin:
    start = time.monotonic()
    with ThreadPoolExecutor(50) as pool:
        keys = [key for keys in pool.map(list_keys, clients) for key in keys]
        policies = list(pool.map(read, keys))
    print(json.dumps({"seconds": time.monotonic() - start, "policies": len(policies)}), flush=True)
