"""What an output must be like: the same rules as in test/embedded-kms/cases/matching.ts."""

import re
import time

MINUTE = 60
DAY = 86_400


def explain_mismatch(expected, actual, path="output"):
    """None where `actual` has all that is expected; else where it has not."""
    if isinstance(expected, dict) and any(name.startswith("$") for name in expected):
        return None if meets(expected, actual) else explain(expected, actual, path)
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            return explain(expected, actual, path)
        pairs = enumerate(zip(expected, actual))
        return first(explain_mismatch(one, other, f"{path}.{index}") for index, (one, other) in pairs)
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return explain(expected, actual, path)
        members = expected.items()
        return first(explain_mismatch(each, actual.get(name), f"{path}.{name}") for name, each in members)
    return None if expected == actual else explain(expected, actual, path)


def fill_in(value, saved):
    """`$name` in every text becomes what was saved under it."""
    if isinstance(value, dict):
        return {name: fill_in(item, saved) for name, item in value.items()}
    if isinstance(value, list):
        return [fill_in(item, saved) for item in value]
    if isinstance(value, str):
        return re.sub(r"\$(\w+)", lambda match: saved.get(match[1], match[0]), value)
    return value


def read_path(value, path):
    for name in path.split("."):
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value


def meets(matcher, actual):
    if "$absent" in matcher:
        return actual is None
    if "$like" in matcher:
        return isinstance(actual, str) and re.search(matcher["$like"], actual) is not None
    days = matcher["$daysFromNow"]
    return isinstance(actual, (int, float)) and abs(actual - time.time() - days * DAY) < MINUTE


def explain(expected, actual, path):
    return f"{path}: expected {expected!r}, got {actual!r}"


def first(mismatches):
    return next((mismatch for mismatch in mismatches if mismatch is not None), None)
