resource "aws_lb" "gateway" {
  name                       = var.name
  load_balancer_type         = "application"
  internal                   = var.internal
  subnets                    = var.load_balancer_subnet_ids
  security_groups            = [aws_security_group.load_balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection

  # Seconds. Shorter than the 65 seconds after which the gateway closes an idle connection: otherwise the load balancer
  # could send a request on a connection that the gateway is closing, and would answer 502.
  idle_timeout = 60
}

resource "aws_lb_target_group" "gateway" {
  name        = var.name
  vpc_id      = var.vpc_id
  target_type = "ip"
  port        = local.port
  protocol    = "HTTP"

  # Seconds. ECS waits for them before it sends SIGTERM to a task: longer than REQUEST_DEADLINE_MS.
  deregistration_delay = 15

  # Not /readyz: ECS replaces a task that the load balancer finds unhealthy, and /readyz answers 503 under overload.
  # The other tasks would get the load of those that ECS has stopped.
  health_check {
    path                = "/livez"
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.gateway.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.gateway.arn
  }
}
