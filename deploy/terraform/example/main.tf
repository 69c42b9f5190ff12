# Replace the image, the networks, the certificate, and what gateway.json says.

module "kms_policy_gateway" {
  source = "../ecs"

  image              = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/kms-policy-gateway:0.1.0"
  ecr_repository_arn = "arn:aws:ecr:eu-central-1:111122223333:repository/kms-policy-gateway"
  gateway_config     = file("${path.module}/../../kubernetes/aws/gateway.json")
  reader_role_arns   = ["arn:aws:iam::444455556666:role/KmsPolicyGatewayReader"]

  host_name                = "kms.example.com"
  certificate_arn          = "arn:aws:acm:eu-central-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"
  vpc_id                   = "vpc-0123456789abcdef0"
  load_balancer_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  task_subnet_ids          = ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"]
  client_cidr_blocks       = ["10.0.0.0/8"]

  environment = {
    PAGE = "true"
  }
}

output "load_balancer_dns_name" {
  description = "The target of the DNS record of host_name"
  value       = module.kms_policy_gateway.load_balancer_dns_name
}
