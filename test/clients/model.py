"""
What a client knows of KMS. Debian's clients are some years old, and drop in silence what they do not know. A model gives
the shapes of `input` and `output` by operation: see line_client.py.
"""

import botocore.session
from botocore import xform_name


def unknown_to_model(model, step):
    """The operation or input member that the client cannot send; None where it can send all."""
    operation = step["operation"]
    if operation not in model:
        return operation
    if "pages" in step and not model[operation].get("pages", True):
        return f"a paginator of {operation}"
    return unknown_member(model[operation]["input"], step.get("input", {}), operation)


def known_output(model, operation, expected):
    """Of what is expected, what the client can show."""
    return prune(model[operation]["output"], expected)


def read_botocore_model():
    """The model of boto3 and of aws-cli."""
    kms = botocore.session.Session().get_service_model("kms")
    operations = {name: kms.operation_model(name) for name in kms.operation_names}
    return {
        name: {"input": describe(each.input_shape), "output": describe(each.output_shape)}
        for name, each in operations.items()
    }


def method_name(operation):
    return xform_name(operation)


def command_name(operation):
    return xform_name(operation, "-")


def describe(shape):
    if shape is None:
        return {"members": {}}
    if shape.type_name == "structure":
        return {"members": {name: describe(member) for name, member in shape.members.items()}}
    return {"item": describe(shape.member)} if shape.type_name == "list" else {}


def unknown_member(shape, value, path):
    if "members" not in shape or not isinstance(value, dict):
        return None
    for name, item in value.items():
        member = shape["members"].get(name)
        found = f"{path}.{name}" if member is None else unknown_member(member, item, f"{path}.{name}")
        if found is not None:
            return found
    return None


def prune(shape, expected):
    if "item" in shape and isinstance(expected, list):
        return [prune(shape["item"], item) for item in expected]
    if "members" in shape and isinstance(expected, dict) and not any(name.startswith("$") for name in expected):
        members = shape["members"]
        return {name: prune(members[name], item) for name, item in expected.items() if name in members}
    return expected
