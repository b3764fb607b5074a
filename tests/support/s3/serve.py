#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An S3 of its own on loopback, in memory, that checks who asks; ends with its standard input: serve.py

Prints one line: endpoint, access key and secret of the only user, who may do anything to the bucket "evidence".
"""

import json
import logging
import os
import sys
import types
import urllib.parse
import warnings

warnings.simplefilter("ignore")
SETUP = 4  # requests before anybody is asked who they are: bucket, user, what the user may, key
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = str(SETUP)
os.environ.update(AWS_ACCESS_KEY_ID="setup", AWS_SECRET_ACCESS_KEY="setup", AWS_DEFAULT_REGION="us-east-1")

# For pages of other sites, which there are none of: the package belongs to no test otherwise.
sys.modules.setdefault("flask_cors", types.SimpleNamespace(CORS=lambda *_, **__: None))

import boto3  # noqa: E402
from moto.iam.access_control import IAMRequestBase  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

logging.getLogger("werkzeug").setLevel(logging.ERROR)


def check_signatures_as_s3_does():
    """moto compares with a query that it has unescaped already; S3 signs it as it travels."""
    create = IAMRequestBase._create_aws_request

    def with_escaped_query(request):
        path, mark, query = request._path.partition("?")
        pairs = (pair.split("=", 1) for pair in query.split("&"))
        request._path = path + mark + "&".join("=".join(urllib.parse.quote(part, safe="-_.~") for part in pair) for pair in pairs)
        return create(request)

    IAMRequestBase._create_aws_request = with_escaped_query


def main():
    check_signatures_as_s3_does()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    endpoint = "http://{}:{}".format(*server.get_host_and_port())
    s3, iam = (boto3.client(name, endpoint_url=endpoint) for name in ("s3", "iam"))
    s3.create_bucket(Bucket="evidence")
    iam.create_user(UserName="hub")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    iam.put_user_policy(UserName="hub", PolicyName="evidence", PolicyDocument=json.dumps(policy))
    key = iam.create_access_key(UserName="hub")["AccessKey"]
    print(endpoint, key["AccessKeyId"], key["SecretAccessKey"], flush=True)
    sys.stdin.read()
    os._exit(0)  # its threads wait for requests that nobody sends any more


if __name__ == "__main__":
    main()
