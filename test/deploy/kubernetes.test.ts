import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig, VARIABLES } from '../../src/config/environment.ts';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import { LIVE_PATH, READY_PATH } from '../../src/server/paths.ts';
import { lastOf, readDockerfile } from './_dockerfile.ts';
import { findSchemaProblems } from './_kubernetes-schema.ts';
import { buildKustomization, findObject, type KubernetesObject, parseDocuments } from './_kustomize.ts';

const FOLDER = 'deploy/kubernetes';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const image = readDockerfile('deploy/Dockerfile').at(-1)?.steps ?? [];
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

it('every file is part of a kustomization in its folder', () => {
  for (const path of globSync(`${FOLDER}/*/*`).filter((each) => basename(each) !== 'kustomization.yaml')) {
    expect(readFileSync(`${dirname(path)}/kustomization.yaml`, 'utf8')).toContain(basename(path));
  }
});

describe.each(['demo', 'aws'])('deploy/kubernetes/%s', (name) => {
  const objects = buildKustomization(`${FOLDER}/${name}`);
  const find = (kind: string, called?: string) => findObject(objects, kind, called);
  const { template, selector } = find('Deployment').spec;
  const [container] = template.spec.containers;
  const env: Record<string, string> = find('ConfigMap', 'environment').data;
  const config = parseConfig({ HOST: '0.0.0.0', ...env });

  it('has objects that the schema of the Kubernetes API allows', () => {
    for (const object of objects) expect([object.kind, findSchemaProblems(object)]).toEqual([object.kind, []]);
  });

  it.skipIf(!hasKubectl)('is what kubectl makes of it', () => {
    const { stdout } = spawnSync('kubectl', ['kustomize', `${FOLDER}/${name}`], { encoding: 'utf8' });
    const byName = (list: KubernetesObject[]) => list.map(toComparable).toSorted();
    expect(byName(parseDocuments(stdout))).toEqual(byName(objects));
  });

  it('selects the Pods by labels that they have', () => {
    const selectors = [
      selector.matchLabels,
      find('Service').spec.selector,
      find('NetworkPolicy').spec.podSelector.matchLabels,
    ];
    for (const { labelSelector } of template.spec.topologySpreadConstraints) selectors.push(labelSelector.matchLabels);
    for (const labels of selectors) expect(template.metadata.labels).toEqual(labels);
    expect(template.spec.serviceAccountName).toBe(find('ServiceAccount').metadata.name);
  });

  it('names the ports of the container, and probes the paths of the gateway', () => {
    const ports = Object.fromEntries(container.ports.map((port: KubernetesObject) => [port.name, port.containerPort]));
    expect(ports).toEqual({ http: config.port, metrics: Number(env.METRICS_PORT) });
    expect(lastOf(image, 'EXPOSE')).toEqual([String(ports.http)]);
    expect(template.metadata.annotations['prometheus.io/port']).toBe(env.METRICS_PORT);
    expect(find('Service').spec.ports.map(({ targetPort }: KubernetesObject) => targetPort)).toEqual(['http']);
    const opened = find('NetworkPolicy').spec.ingress.flatMap((rule: KubernetesObject) => rule.ports);
    expect(opened.map(({ port }: KubernetesObject) => port)).toEqual(Object.keys(ports));
    const { startupProbe, livenessProbe, readinessProbe } = container;
    expect(startupProbe.httpGet).toEqual({ path: LIVE_PATH, port: 'http' });
    expect(livenessProbe.httpGet).toEqual({ path: LIVE_PATH, port: 'http' });
    expect(readinessProbe.httpGet).toEqual({ path: READY_PATH, port: 'http' });
  });

  it('runs the image of this version, as its user, without rights', () => {
    expect(container.image).toMatch(new RegExp(`(^|/)kms-policy-gateway:${version}$`));
    const { runAsUser, runAsGroup, runAsNonRoot, seccompProfile } = template.spec.securityContext;
    expect([`${runAsUser}:${runAsGroup}`, runAsNonRoot]).toEqual([...lastOf(image, 'USER'), true]);
    expect(seccompProfile).toEqual({ type: 'RuntimeDefault' });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect([template.spec.automountServiceAccountToken, find('ServiceAccount').automountServiceAccountToken]).toEqual([
      false,
      false,
    ]);
  });

  it('gives the gateway the time to shut down that docs/operations.md names', () => {
    const needed = (config.shutdown.graceMs + config.requestDeadlineMs) / 1000 + 10;
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(needed);
  });

  it('sets variables that the gateway knows', () => {
    expect(Object.keys(env).filter((variable) => !KNOWN.has(variable))).toEqual([]);
  });
});

describe('deploy/kubernetes/aws', () => {
  const objects = buildKustomization(`${FOLDER}/aws`);
  const find = (kind: string, called?: string) => findObject(objects, kind, called);
  const { spec } = find('Deployment').spec.template;
  const env: Record<string, string> = find('ConfigMap', 'environment').data;

  it('mounts the configuration where GATEWAY_CONFIG looks for it, and requires authentication', () => {
    const [{ name, mountPath, subPath }] = spec.containers[0].volumeMounts;
    const volume = spec.volumes.find((each: KubernetesObject) => each.name === name);
    const { data } = find('ConfigMap', volume.configMap.name);
    expect([env.GATEWAY_CONFIG, subPath]).toEqual([`${mountPath}/gateway.json`, undefined]);
    expect(parseGatewayConfig(data['gateway.json']).access).not.toBeNull();
  });

  it('lets the Pods reach AWS, but not the role of their node', () => {
    const targets: KubernetesObject[] = find('NetworkPolicy').spec.egress.flatMap(({ to }: KubernetesObject) => to);
    const everywhere = targets.find(({ ipBlock }) => ipBlock?.cidr === '0.0.0.0/0');
    expect(everywhere?.ipBlock.except).toEqual(['169.254.0.0/16']);
  });

  it('keeps all Pods together within half of AWS’s request quotas', () => {
    const { maxReplicas } = find('HorizontalPodAutoscaler').spec;
    expect(maxReplicas * Number(env.KMS_QUOTA_SHARE)).toBeLessThanOrEqual(0.5);
  });

  it('scales and protects the Deployment', () => {
    const { kind, name } = find('HorizontalPodAutoscaler').spec.scaleTargetRef;
    expect(find(kind, name)).toBeDefined();
    expect(find('PodDisruptionBudget').spec.selector).toEqual(find('Deployment').spec.selector);
    expect(find('Deployment').spec.replicas).toBeUndefined(); // the autoscaler sets it
  });
});

describe('the check against the schema', () => {
  it.each([
    ['a field that does not exist', { spec: { ports: [{ port: 80, targetprot: 'http' }] } }],
    ['a field of the wrong type', { spec: { ports: [{ port: 'http' }] } }],
    ['a missing field', { spec: { ports: [{ name: 'http' }] } }],
  ])('finds %s', (_title, fields) => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', labels: { b: 'c' } }, ...fields };
    expect(findSchemaProblems(service)).toHaveLength(1);
  });
});

/** Of the gateway. */
const KNOWN: ReadonlySet<string> = new Set(VARIABLES);

/** Without what `buildKustomization` leaves out. */
function toComparable(object: KubernetesObject): string {
  const { namespace: _, ...metadata } = object.metadata;
  const text = JSON.stringify({ ...object, metadata }).replace(/\b(environment)-[a-z0-9]{10}\b/g, '$1');
  return JSON.stringify(sortKeys(JSON.parse(text)));
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).map(([name, part]) => [name, sortKeys(part)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
