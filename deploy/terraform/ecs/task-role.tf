# What the gateway itself may do. docs/aws.md says which field needs which permission.

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "task" {
  # These name no key, so they cannot be narrowed to some.
  statement {
    actions   = ["kms:ListAliases", "kms:ListKeys"]
    resources = ["*"]
  }

  # No cryptography, and nothing that changes a key.
  statement {
    actions = [
      "kms:DescribeKey",
      "kms:GetKeyLastUsage",
      "kms:GetKeyPolicy",
      "kms:GetKeyRotationStatus",
      "kms:ListGrants",
      "kms:ListKeyPolicies",
      "kms:ListKeyRotations",
      "kms:ListResourceTags",
    ]
    resources = [local.own_keys]
  }

  # The only permission to change something. Off by default.
  dynamic "statement" {
    for_each = var.put_key_policy ? [1] : []
    content {
      actions   = ["kms:PutKeyPolicy"]
      resources = [local.own_keys]
    }
  }

  dynamic "statement" {
    for_each = length(var.reader_role_arns) > 0 ? [1] : []
    content {
      actions   = ["sts:AssumeRole", "sts:SetSourceIdentity"]
      resources = var.reader_role_arns

      dynamic "condition" {
        for_each = var.organization ? [1] : []
        content {
          test     = "StringEquals"
          variable = "aws:ResourceOrgID"
          values   = ["&{aws:PrincipalOrgID}"]
        }
      }
    }
  }

  dynamic "statement" {
    for_each = var.organization ? [1] : []
    content {
      actions   = ["account:ListRegions", "organizations:ListAccounts"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role" "task" {
  name_prefix        = "${var.name}-"
  description        = "What the KMS Policy Gateway may do"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "task" {
  name   = "ReadKeyPolicies"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json

  # Anybody can make a role of this name that trusts the task.
  lifecycle {
    precondition {
      condition     = var.organization || alltrue([for arn in var.reader_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", arn))])
      error_message = "Expected the account in each of reader_role_arns, such as arn:aws:iam::444455556666:role/KmsPolicyGatewayReader. Only with organization = true, it may be *."
    }
  }
}

locals {
  own_keys = "arn:${data.aws_partition.current.partition}:kms:*:${data.aws_caller_identity.current.account_id}:key/*"
}
