"""What the installed botocore knows of KMS: Debian's is some years old, and drops in silence what it does not know."""

import botocore.session
from botocore import xform_name

SESSION = botocore.session.Session()
MODEL = SESSION.get_service_model("kms")


def unknown_to_model(step):
    """The operation or input member that the client cannot send; None where it can send all."""
    operation = step["operation"]
    if operation not in MODEL.operation_names:
        return operation
    return unknown_member(MODEL.operation_model(operation).input_shape, step.get("input", {}), operation)


def known_output(operation, expected):
    """Of what is expected, what the client can show."""
    return prune(MODEL.operation_model(operation).output_shape, expected)


def method_name(operation):
    return xform_name(operation)


def command_name(operation):
    return xform_name(operation, "-")


def unknown_member(shape, value, path):
    if shape is None or shape.type_name != "structure" or not isinstance(value, dict):
        return None
    for name, item in value.items():
        member = shape.members.get(name)
        found = f"{path}.{name}" if member is None else unknown_member(member, item, f"{path}.{name}")
        if found is not None:
            return found
    return None


def prune(shape, expected):
    if shape is None:
        return {}
    if shape.type_name == "list" and isinstance(expected, list):
        return [prune(shape.member, item) for item in expected]
    if shape.type_name == "structure" and isinstance(expected, dict) and not any(n.startswith("$") for n in expected):
        return {name: prune(shape.members[name], item) for name, item in expected.items() if name in shape.members}
    return expected
