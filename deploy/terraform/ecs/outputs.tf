output "load_balancer_dns_name" {
  description = "The target of the DNS record of host_name"
  value       = aws_lb.gateway.dns_name
}

output "load_balancer_zone_id" {
  description = "The hosted zone of the load balancer, for an alias record of Route 53"
  value       = aws_lb.gateway.zone_id
}

output "task_role_arn" {
  description = "The principal that the trust policies of the reader roles must name"
  value       = aws_iam_role.task.arn
}

output "task_security_group_id" {
  description = "The security group of the tasks, for egress rules of yours: to a collector of traces, or a proxy"
  value       = aws_security_group.tasks.id
}

output "log_group_name" {
  description = "The log group of the gateway"
  value       = aws_cloudwatch_log_group.gateway.name
}
