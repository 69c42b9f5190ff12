# The role that the KMS Policy Gateway assumes in an account. Apply it in each account to be read, with the ExternalId
# that the gateway's configuration names.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "gateway_principal_arn" {
  description = "The role that the gateway runs as, such as arn:aws:iam::111122223333:role/KmsPolicyGateway"
  type        = string
}

variable "external_id" {
  description = "2 to 1,224 characters that only you and the gateway know"
  type        = string
  sensitive   = true
}

variable "source_identity" {
  description = "True where the gateway's configuration has sourceIdentity for this account: the gateway then names its own callers to CloudTrail"
  type        = bool
  default     = false
}

variable "put_key_policy" {
  description = "True where the gateway may change key policies: a gateway with KMS_WRITE=true, for callers with policy:write"
  type        = bool
  default     = false
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = var.source_identity ? ["sts:AssumeRole", "sts:SetSourceIdentity"] : ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [var.gateway_principal_arn]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }
}

data "aws_iam_policy_document" "read" {
  # These name no key, so they cannot be narrowed to some. ListRegions tells which Regions are enabled, if the gateway
  # finds the accounts of an organization.
  statement {
    actions   = ["account:ListRegions", "kms:ListKeys", "kms:ListAliases"]
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
    resources = [
      "arn:${data.aws_partition.current.partition}:kms:*:${data.aws_caller_identity.current.account_id}:key/*",
    ]
  }
}

# The only permission to change something. Off by default.
data "aws_iam_policy_document" "write" {
  statement {
    actions = ["kms:PutKeyPolicy"]
    resources = [
      "arn:${data.aws_partition.current.partition}:kms:*:${data.aws_caller_identity.current.account_id}:key/*",
    ]
  }
}

resource "aws_iam_role" "reader" {
  name                 = "KmsPolicyGatewayReader"
  description          = "Lets the KMS Policy Gateway read who may do what with the keys of this account"
  max_session_duration = 3600
  assume_role_policy   = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "read" {
  name   = "ReadKeyPolicies"
  role   = aws_iam_role.reader.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy" "write" {
  count  = var.put_key_policy ? 1 : 0
  name   = "PutKeyPolicy"
  role   = aws_iam_role.reader.id
  policy = data.aws_iam_policy_document.write.json
}

output "role_arn" {
  description = "For roleArn in the gateway's configuration"
  value       = aws_iam_role.reader.arn
}
