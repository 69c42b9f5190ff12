import type { KubernetesObject } from './_kustomize.ts';

/**
 * What the schema of the Kubernetes API says against an object: an empty list if nothing. The schema allows fields that
 * it does not know, and the API server drops them. So a field that the check never reads counts as a problem, too.
 */
export async function findSchemaProblems(object: KubernetesObject): Promise<string[]> {
  const { validate } = await import(`kubernetes-models/_schemas/${toSchemaName(object)}`);
  const unread = new Set<string>();
  validate(watchReads(object, '', unread));
  const errors: { instancePath: string; keyword: string; params: object }[] = validate.errors ?? [];
  const problems = errors.map(
    ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
  );
  return [...problems, ...[...unread].map((path) => `${path} is no field`)];
}

/** Such as IoK8sApiAppsV1Deployment of apps/v1, and IoK8sApiCoreV1Service of v1. */
function toSchemaName({ apiVersion, kind }: KubernetesObject): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  const toWord = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return `IoK8sApi${toWord(group.split('.')[0])}${toWord(version)}${kind}`;
}

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
