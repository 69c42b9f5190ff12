import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** An object of Kubernetes. Its fields are not known before it is checked. */
// biome-ignore lint/suspicious/noExplicitAny: a test names fields of any kind of object
export type KubernetesObject = Record<string, any>;

type Kustomization = {
  readonly resources?: readonly string[];
  readonly configMapGenerator?: readonly ConfigMapSource[];
  readonly patches?: readonly Patch[];
  readonly images?: readonly { readonly name: string; readonly newName?: string; readonly newTag: string }[];
};

type ConfigMapSource = {
  readonly name: string;
  readonly behavior?: 'merge';
  readonly literals?: readonly string[];
  readonly files?: readonly string[];
};

type Patch = {
  readonly target: { readonly kind: string; readonly name: string };
  readonly path?: string;
  readonly patch?: string;
};

/**
 * The objects of a folder, as `kubectl kustomize` makes them: for what deploy/kubernetes uses of it, and without the
 * namespace of each object and the hash in the name of a ConfigMap.
 */
export function buildKustomization(folder: string): KubernetesObject[] {
  const kustomization: Kustomization = parse(readText(folder, 'kustomization.yaml'));
  const objects = (kustomization.resources ?? []).flatMap((path) =>
    path.endsWith('.yaml') ? parseDocuments(readText(folder, path)) : buildKustomization(join(folder, path)),
  );
  for (const source of kustomization.configMapGenerator ?? []) addConfigMap(objects, folder, source);
  for (const patch of kustomization.patches ?? []) applyPatch(objects, folder, patch);
  for (const { name, newName = name, newTag } of kustomization.images ?? []) {
    for (const container of containersOf(objects)) {
      if (container.image === name) container.image = `${newName}:${newTag}`;
    }
  }
  return objects;
}

export function parseDocuments(text: string): KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS());
}

export function findObject(objects: readonly KubernetesObject[], kind: string, name?: string): KubernetesObject {
  const found = objects.filter(
    (object) => object.kind === kind && (name ?? object.metadata.name) === object.metadata.name,
  );
  if (found.length !== 1) throw new Error(`${found.length} objects ${kind} ${name ?? ''}`);
  return found[0] as KubernetesObject;
}

function containersOf(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects.flatMap(({ spec }) => spec?.template?.spec?.containers ?? []);
}

function readText(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function addConfigMap(objects: KubernetesObject[], folder: string, source: ConfigMapSource): void {
  const { name, behavior, literals = [], files = [] } = source;
  const data = Object.fromEntries([
    ...literals.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
    ...files.map((file) => [file, readText(folder, file)]),
  ]);
  if (behavior === 'merge') Object.assign(findObject(objects, 'ConfigMap', name).data, data);
  else objects.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

/** A JSON patch (RFC 6902) whose operations add or replace a member of an object. */
function applyPatch(objects: readonly KubernetesObject[], folder: string, { target, path, patch }: Patch): void {
  const object = findObject(objects, target.kind, target.name);
  for (const { op, path: pointer, value } of parse(patch ?? readText(folder, path ?? ''))) {
    const names = pointer.slice(1).split('/');
    const parent = names.slice(0, -1).reduce((part: KubernetesObject, name: string) => part[name], object);
    const name = names.at(-1);
    if (op === 'replace' ? !(name in parent) : op !== 'add') throw new Error(`${op} ${pointer}: not possible`);
    parent[name] = value;
  }
}
