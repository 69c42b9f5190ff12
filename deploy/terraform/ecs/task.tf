locals {
  port          = 4000
  metrics_port  = 9464
  config_folder = "/etc/kms-policy-gateway"
  config_hash   = sha256(var.gateway_config)

  gateway_environment = {
    KMS_MODE       = "aws"
    AWS_REGION     = data.aws_region.current.name
    AWS_ACCOUNT_ID = data.aws_caller_identity.current.account_id
    GATEWAY_CONFIG = "${local.config_folder}/gateway.json"
    ALLOWED_HOSTS  = var.host_name
    KMS_WRITE      = tostring(var.put_key_policy)
    # Each task knows of its own calls only.
    KMS_QUOTA_SHARE = format("%.4f", var.quota_share / var.max_tasks)
    # All connections come from the addresses of the load balancer, which appends that of the client to X-Forwarded-For.
    MAX_CONNECTIONS_PER_ADDRESS = "1000"
    TRUST_PROXY                 = "1"
    # Empty counts as not set: without metrics.
    METRICS_HOST = "0.0.0.0"
    METRICS_PORT = length(var.prometheus_security_group_ids) > 0 ? tostring(local.metrics_port) : ""
  }

  # Fargate mounts no file. So a first container writes the configuration to a volume, and ends. As root, to whom the
  # volume belongs; ECS gives it the parameter as an environment variable.
  configuration_container = {
    name                   = "configuration"
    image                  = var.image
    essential              = false
    user                   = "0"
    readonlyRootFilesystem = true
    entryPoint             = ["node", "-e"]
    command                = ["require('node:fs').writeFileSync('${local.config_folder}/gateway.json', process.env.CONFIGURATION)"]
    secrets                = [{ name = "CONFIGURATION", valueFrom = aws_ssm_parameter.gateway_config.arn }]
    # So that another configuration is another task definition, and ECS starts new tasks.
    environment      = [{ name = "CONFIGURATION_SHA256", value = local.config_hash }]
    mountPoints      = [{ sourceVolume = "configuration", containerPath = local.config_folder, readOnly = false }]
    linuxParameters  = { capabilities = { drop = ["ALL"] } }
    logConfiguration = local.log_configuration
  }

  gateway_container = {
    name                   = "gateway"
    image                  = var.image
    essential              = true
    user                   = "10001:10001"
    readonlyRootFilesystem = true
    environment            = [for name, value in merge(local.gateway_environment, var.environment) : { name = name, value = value }]
    portMappings           = [{ name = "http", containerPort = local.port, protocol = "tcp" }]
    mountPoints            = [{ sourceVolume = "configuration", containerPath = local.config_folder, readOnly = true }]
    dependsOn              = [{ containerName = "configuration", condition = "SUCCESS" }]
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    logConfiguration       = local.log_configuration
    # Seconds: SHUTDOWN_GRACE_MS + REQUEST_DEADLINE_MS + 10 seconds, or more. Fargate allows 120.
    stopTimeout = 30
    # ECS does not read the health check of the image.
    healthCheck = {
      command     = ["CMD", "node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
      interval    = 10
      timeout     = 3
      startPeriod = 30
      retries     = 3
    }
  }

  log_configuration = {
    logDriver = "awslogs"
    options = {
      awslogs-group         = aws_cloudwatch_log_group.gateway.name
      awslogs-region        = data.aws_region.current.name
      awslogs-stream-prefix = "gateway"
    }
  }
}

resource "aws_ssm_parameter" "gateway_config" {
  name        = "/${var.name}/gateway.json"
  description = "GATEWAY_CONFIG of ${var.name}"
  type        = "SecureString"
  tier        = "Intelligent-Tiering"
  value       = var.gateway_config
}

resource "aws_cloudwatch_log_group" "gateway" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.log_retention_days
}

resource "aws_ecs_task_definition" "gateway" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 1024
  memory                   = var.memory
  task_role_arn            = aws_iam_role.task.arn
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = jsonencode([local.configuration_container, local.gateway_container])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.cpu_architecture
  }

  volume {
    name = "configuration"
  }
}
