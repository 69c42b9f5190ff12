variable "name" {
  description = "The name of all resources"
  type        = string
  default     = "kms-policy-gateway"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,26}$", var.name))
    error_message = "Expected 2 to 27 lower-case letters, digits and hyphens, the first of them a letter."
  }
}

variable "image" {
  description = "The image that deploy/Dockerfile builds, with a tag or digest"
  type        = string

  validation {
    condition     = can(regex("[:@][^/]+$", var.image))
    error_message = "Expected a tag or digest, such as 111122223333.dkr.ecr.eu-central-1.amazonaws.com/kms-policy-gateway:0.1.0."
  }
}

variable "ecr_repository_arn" {
  description = "The repository of the image in ECR. Null: the image is in a public registry"
  type        = string
  default     = null
}

variable "gateway_config" {
  description = "The content of GATEWAY_CONFIG, as JSON: authentication and authorization, and the accounts to read"
  type        = string

  validation {
    condition     = can(jsondecode(var.gateway_config).authentication) && can(jsondecode(var.gateway_config).authorization)
    error_message = "Expected JSON with \"authentication\" and \"authorization\": without them, the gateway does not start."
  }

  validation {
    condition     = length(var.gateway_config) <= 8192
    error_message = "Expected at most 8,192 characters: an SSM parameter has no more."
  }
}

variable "environment" {
  description = "More environment variables of the gateway, such as PAGE or LOG_LEVEL (docs/configuration.md)"
  type        = map(string)
  default     = {}
}

variable "reader_role_arns" {
  description = "The roles that the gateway may assume, in the other accounts that it reads. For an organization: arn:aws:iam::*:role/KmsPolicyGatewayReader"
  type        = list(string)
  default     = []
}

variable "organization" {
  description = "True if gateway_config finds the accounts of an organization. The roles of reader_role_arns must then be of the organization"
  type        = bool
  default     = false
}

variable "put_key_policy" {
  description = "True if callers with policy:write may change key policies: sets KMS_WRITE, and allows it in this account"
  type        = bool
  default     = false
}

variable "host_name" {
  description = "The name under which clients reach the load balancer, such as kms.example.com. Its DNS record is yours"
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.host_name))
    error_message = "Expected a host name in lower case, such as kms.example.com."
  }
}

variable "certificate_arn" {
  description = "The ACM certificate of host_name"
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:acm:", var.certificate_arn))
    error_message = "Expected the ARN of an ACM certificate."
  }
}

variable "vpc_id" {
  description = "The VPC of the load balancer and the tasks"
  type        = string
}

variable "load_balancer_subnet_ids" {
  description = "The subnets of the load balancer, in at least two Availability Zones"
  type        = list(string)

  validation {
    condition     = length(var.load_balancer_subnet_ids) >= 2
    error_message = "Expected at least two subnets, in different Availability Zones."
  }
}

variable "task_subnet_ids" {
  description = "Private subnets of the tasks, from which they reach KMS, STS, SSM, ECR, CloudWatch Logs and the OpenID Connect provider"
  type        = list(string)

  validation {
    condition     = length(var.task_subnet_ids) >= 1
    error_message = "Expected at least one subnet."
  }
}

variable "internal" {
  description = "Whether the load balancer has private addresses only"
  type        = bool
  default     = true
}

variable "client_cidr_blocks" {
  description = "The networks whose clients may connect to the load balancer, such as 10.0.0.0/8"
  type        = list(string)

  validation {
    condition     = alltrue([for block in var.client_cidr_blocks : can(cidrhost(block, 0))])
    error_message = "Expected networks such as 10.0.0.0/8."
  }
}

variable "prometheus_security_group_ids" {
  description = "The security groups that may scrape the metrics, on port 9464 of each task. Empty: without metrics"
  type        = list(string)
  default     = []
}

variable "cpu_architecture" {
  description = "X86_64 or ARM64, as the image"
  type        = string
  default     = "X86_64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "Expected X86_64 or ARM64."
  }
}

variable "memory" {
  description = "The memory of a task, in MiB. The heap of the gateway is 60 % of it. A task has 1 vCPU"
  type        = number
  default     = 2048

  validation {
    condition     = contains([2048, 3072, 4096, 5120, 6144, 7168, 8192], var.memory)
    error_message = "Expected 2048 to 8192 in steps of 1024: Fargate allows these with 1 vCPU."
  }
}

variable "min_tasks" {
  description = "The least number of tasks"
  type        = number
  default     = 2

  validation {
    condition     = var.min_tasks >= 1 && floor(var.min_tasks) == var.min_tasks
    error_message = "Expected a whole number, at least 1."
  }
}

variable "max_tasks" {
  description = "The most tasks, at least min_tasks. Each uses the same part of quota_share"
  type        = number
  default     = 4

  validation {
    condition     = var.max_tasks >= 1 && floor(var.max_tasks) == var.max_tasks
    error_message = "Expected a whole number, at least 1."
  }
}

variable "quota_share" {
  description = "The share of AWS's request quotas of KMS that all tasks together may use"
  type        = number
  default     = 0.5

  validation {
    condition     = var.quota_share > 0 && var.quota_share <= 1
    error_message = "Expected a number above 0 and at most 1."
  }
}

variable "log_retention_days" {
  description = "For how many days CloudWatch keeps the log, which names the callers and the changes of policies"
  type        = number
  default     = 365
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted"
  type        = bool
  default     = true
}
