import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import type { Assignment } from '../../cells/dimension.ts';
import type { Trust } from '../finding.ts';

/** Whether the caller is of the same organization as the key. No outsider is. */
export function isOfKeyOrganization(values: Assignment): boolean {
  const [own, ofKey] = [values.get('aws:principalorgid'), values.get('aws:resourceorgid')];
  return own?.state === 'PRESENT' && ofKey?.state === 'PRESENT' && own.values[0] === ofKey.values[0];
}

/** The organizations of the caller. Empty for that of the key, which no policy has to name. */
export function findOrganizations(values: Assignment): readonly string[] {
  if (isOfKeyOrganization(values)) return [];
  const texts = ['aws:principalorgid', 'aws:principalorgpaths'].flatMap((key) => toValues(values, key));
  return [...new Set(texts.flatMap((text) => text.split('/')[0] ?? []))];
}

/** Whether the configuration trusts the organizations of the caller. True for that of the key. */
export function areTrusted(values: Assignment, { organizations }: Trust): boolean {
  return findOrganizations(values).every((id) => organizations.has(id));
}

/**
 * Whether the configuration trusts each organization whose paths a statement names. Its conditions stand for all paths
 * that they match, and requests have one of them only.
 */
export function namesTrustedPaths({ conditions }: PolicyStatement, { organizations }: Trust): boolean {
  const paths = conditions.flatMap(({ key, values }) =>
    toAsciiLowerCase(key) === 'aws:principalorgpaths' ? values : [],
  );
  return paths.every((path) => organizations.has(path.split('/')[0] ?? ''));
}

export function toValues(values: Assignment, key: string): readonly string[] {
  const value = values.get(key);
  return value?.state === 'PRESENT' ? value.values : [];
}
