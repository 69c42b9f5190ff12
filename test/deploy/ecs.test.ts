import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseConfig, VARIABLES } from '../../src/config/environment.ts';
import { READ_OPERATIONS, WRITE_OPERATIONS } from '../../src/kms/operations.ts';
import { LIVE_PATH } from '../../src/server/paths.ts';
import { lastOf, readDockerfile } from './_dockerfile.ts';
import { type Block, parse, readModule, statementsOf } from './_terraform.ts';

const { texts, variables, resources, locals } = readModule('deploy/terraform/ecs');
const { gateway_container: gateway, configuration_container: configuration, gateway_environment: env } = locals;
const image = readDockerfile('deploy/Dockerfile').at(-1)?.steps ?? [];
const resource = (address: string) => resources.get(address) as Block;

describe('deploy/terraform/ecs', () => {
  it('is valid HCL, and the test would tell if it were not', () => {
    expect(resources.size).toBeGreaterThan(20);
    expect(() => parse('resource "aws_lb" "gateway" {')).toThrow('no valid HCL');
  });

  it('refers only to what it declares, and declares no variable in vain', () => {
    const text = texts.join('\n');
    const named = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
    expect(named(/\bvar\.(\w+)/g)).toEqual(new Set(variables.keys()));
    const unknown = (names: Set<string>, known: ReadonlySet<string>) => [...names].filter((name) => !known.has(name));
    expect(unknown(named(/\blocal\.(\w+)/g), new Set(Object.keys(locals)))).toEqual([]);
    expect(unknown(named(/(?<![\w."])((?:data\.)?aws_\w+\.\w+)(?=[.[\],])/g), new Set(resources.keys()))).toEqual([]);
  });

  it('is called with its variables by the example', () => {
    const [{ source: _, ...given }] = parse(readFileSync('deploy/terraform/example/main.tf', 'utf8')).module
      .kms_policy_gateway;
    const required = [...variables].filter(([, variable]) => !('default' in variable)).map(([name]) => name);
    expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
    expect(Object.keys(given).filter((name) => !variables.has(name))).toEqual([]);
  });

  it('describes each variable', () => {
    expect([...variables].filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
  });
});

describe('the roles of the task', () => {
  const task = statementsOf(resource('data.aws_iam_policy_document.task'));
  const execution = statementsOf(resource('data.aws_iam_policy_document.execution'));
  const actionsOf = (statements: Block[]) => statements.flatMap(({ actions }) => actions).toSorted();

  it('may do what the gateway calls, and nothing else', () => {
    const kms = [...READ_OPERATIONS, ...WRITE_OPERATIONS].map((operation) => `kms:${operation}`);
    const others = ['account:ListRegions', 'organizations:ListAccounts', 'sts:AssumeRole', 'sts:SetSourceIdentity'];
    expect(actionsOf(task)).toEqual([...kms, ...others].toSorted());
    expect(actionsOf(execution).filter((action) => !/^(ecr|logs|ssm):/.test(action))).toEqual([]);
  });

  it('change policies only if that is switched on, as does the gateway', () => {
    expect(variables.get('put_key_policy')?.default).toBe(false);
    const { dynamic } = resource('data.aws_iam_policy_document.task');
    const write = dynamic.statement.filter(({ content }: Block) =>
      JSON.stringify(content).includes('kms:PutKeyPolicy'),
    );
    expect(write).toMatchObject([{ for_each: toExpression('var.put_key_policy ? [1] : []') }]);
    expect(env.KMS_WRITE).toBe(toExpression('tostring(var.put_key_policy)'));
  });

  it('may assume roles of any account only within the organization', () => {
    const [{ condition }] = resource('aws_iam_role_policy.task').lifecycle[0].precondition;
    const [, pattern = ''] = /^\$\{var\.organization \|\| alltrue\(.*regex\("([^"]*)"/.exec(condition) ?? [];
    expect('arn:aws:iam::444455556666:role/Reader').toMatch(new RegExp(pattern));
    for (const account of ['*', '44445555666*', '????????????', '']) {
      expect(`arn:aws:iam::${account}:role/Reader`).not.toMatch(new RegExp(pattern));
    }
    const { dynamic } = resource('data.aws_iam_policy_document.task');
    expect(JSON.stringify(dynamic)).toContain('"variable":"aws:ResourceOrgID"');
  });

  it('name all resources only in what no resource can narrow', () => {
    const wide = [...task, ...execution].filter(({ resources: [first] }) => first === '*');
    expect(actionsOf(wide)).toEqual([
      'account:ListRegions',
      'ecr:GetAuthorizationToken',
      'kms:ListAliases',
      'kms:ListKeys',
      'organizations:ListAccounts',
    ]);
  });
});

describe('the containers of the task', () => {
  it('have the user of the image, its port and its health check, and a read-only file system', () => {
    expect([gateway.user]).toEqual(lastOf(image, 'USER'));
    expect([String(locals.port)]).toEqual(lastOf(image, 'EXPOSE'));
    const check = lastOf(image, 'HEALTHCHECK');
    expect(gateway.healthCheck.command).toEqual(['CMD', ...JSON.parse(check.slice(1).join(' '))]);
    for (const container of [gateway, configuration]) {
      expect(container.readonlyRootFilesystem).toBe(true);
      expect(container.linuxParameters.capabilities).toEqual({ drop: ['ALL'] });
    }
  });

  it('hand the configuration from the parameter to the file that GATEWAY_CONFIG names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecs-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [program, ...options] = configuration.entryPoint;
    const command = configuration.command.map((text: string) => text.replace(CONFIG_FOLDER, folder));
    expect(program).toBe('node');
    execFileSync(process.execPath, [...options, ...command], { env: { [configuration.secrets[0].name]: '{"a": 1}' } });
    expect(readFileSync(env.GATEWAY_CONFIG.replace(CONFIG_FOLDER, folder), 'utf8')).toBe('{"a": 1}');
    expect(gateway.dependsOn).toEqual([{ containerName: configuration.name, condition: 'SUCCESS' }]);
    expect(gateway.mountPoints[0].containerPath).toBe(CONFIG_FOLDER);
  });

  it('set variables that the gateway knows', () => {
    expect(Object.keys(env).filter((name) => !VARIABLES.includes(name))).toEqual([]);
  });
});

describe('the load balancer', () => {
  const { shutdown, requestDeadlineMs } = parseConfig({ KMS_MODE: 'aws', AWS_REGION: 'eu-central-1' });

  it('serves HTTPS only, and checks that a task lives', () => {
    const listeners = [...resources.keys()].filter((address) => address.startsWith('aws_lb_listener.'));
    expect(listeners).toEqual(['aws_lb_listener.https']);
    expect(resource('aws_lb_listener.https')).toMatchObject({ port: 443, protocol: 'HTTPS' });
    expect(resource('aws_lb_target_group.gateway').health_check[0].path).toBe(LIVE_PATH);
  });

  it('leaves a task the time to finish its requests, and closes idle connections before the gateway does', () => {
    const seconds = (shutdown.graceMs + requestDeadlineMs) / 1000;
    expect(gateway.stopTimeout).toBeGreaterThanOrEqual(seconds + 10);
    expect(gateway.stopTimeout).toBeLessThanOrEqual(120);
    expect(resource('aws_lb_target_group.gateway').deregistration_delay).toBeGreaterThan(requestDeadlineMs / 1000);
    expect(readFileSync('docs/operations.md', 'utf8')).toContain('65 seconds idle');
    expect(resource('aws_lb.gateway').idle_timeout).toBeLessThan(65);
  });
});

/** As the parser writes an expression that it does not evaluate. */
function toExpression(text: string): string {
  return `\${${text}}`;
}

const CONFIG_FOLDER = toExpression('local.config_folder');
