"""Answers requests, one JSON object a line, on the standard streams."""

import json
import sys


def serve(hello, handlers):
    """Says hello, then answers each request by the handler that its "do" names, until the input ends."""
    print(json.dumps({"hello": hello}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = handlers[request.pop("do")](**request)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
