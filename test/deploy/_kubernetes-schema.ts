import { validate as deployment } from 'kubernetes-models/_schemas/IoK8sApiAppsV1Deployment';
import { validate as horizontalPodAutoscaler } from 'kubernetes-models/_schemas/IoK8sApiAutoscalingV2HorizontalPodAutoscaler';
import { validate as configMap } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap';
import { validate as namespace } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Namespace';
import { validate as service } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Service';
import { validate as serviceAccount } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ServiceAccount';
import { validate as networkPolicy } from 'kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy';
import { validate as podDisruptionBudget } from 'kubernetes-models/_schemas/IoK8sApiPolicyV1PodDisruptionBudget';
import type { KubernetesObject } from './_kustomize.ts';

type Problem = { readonly instancePath: string; readonly keyword: string; readonly params: object };
type Validate = { (data: unknown): boolean; errors?: readonly Problem[] | null };

/**
 * What the schema of the Kubernetes API says against an object: an empty list if nothing. The schema allows fields that
 * it does not know, and the API server drops them. So a field that the check never reads counts as a problem, too.
 */
export function findSchemaProblems(object: KubernetesObject): string[] {
  const name = `${object.apiVersion} ${object.kind}`;
  const validate = SCHEMAS.get(name);
  if (validate === undefined) throw new Error(`no schema for ${name}: add it`);
  const unread = new Set<string>();
  validate(watchReads(object, '', unread));
  const errors = validate.errors ?? [];
  const problems = errors.map(
    ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
  );
  return [...problems, ...[...unread].map((path) => `${path} is no field`)];
}

/** By apiVersion and kind. */
const SCHEMAS: ReadonlyMap<string, Validate> = new Map([
  ['apps/v1 Deployment', deployment],
  ['autoscaling/v2 HorizontalPodAutoscaler', horizontalPodAutoscaler],
  ['networking.k8s.io/v1 NetworkPolicy', networkPolicy],
  ['policy/v1 PodDisruptionBudget', podDisruptionBudget],
  ['v1 ConfigMap', configMap],
  ['v1 Namespace', namespace],
  ['v1 Service', service],
  ['v1 ServiceAccount', serviceAccount],
]);

/** The same value. `unread` has the paths of its fields that nobody has read. */
function watchReads<Value>(value: Value, path: string, unread: Set<string>): Value {
  if (typeof value !== 'object' || value === null) return value;
  const parts = new Map(
    Object.entries(value).map(([name, part]) => [name, watchReads(part, `${path}/${name}`, unread)] as const),
  );
  for (const name of parts.keys()) unread.add(`${path}/${name}`);
  return new Proxy(value, {
    get(target, name, receiver) {
      unread.delete(`${path}/${String(name)}`);
      return parts.get(String(name)) ?? Reflect.get(target, name, receiver);
    },
  });
}
