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
function findOrganizations(values: Assignment): readonly string[] {
  if (isOfKeyOrganization(values)) return [];
  const texts = ['aws:principalorgid', 'aws:principalorgpaths'].flatMap((key) => toValues(values, key));
  const ids = [...new Set(texts.flatMap((text) => text.split('/')[0] ?? []))];
  // Any other text is made up: it stands for all values that the policy does not name.
  const real = ids.filter((id) => id.startsWith('o-'));
  return real.length === 0 ? ids : real;
}

/** Whether the configuration trusts the organizations of the caller. True for that of the key. */
export function areTrusted(values: Assignment, { organizations }: Trust): boolean {
  return findOrganizations(values).every((id) => organizations.has(id));
}

/** The organizations whose paths a statement names. The values of Null are no paths. */
function findInPaths({ conditions }: PolicyStatement): readonly string[] {
  const paths = conditions.flatMap(({ operator, key, values }) =>
    toAsciiLowerCase(key) === 'aws:principalorgpaths' && toAsciiLowerCase(operator) !== 'null' ? values : [],
  );
  return paths.map((path) => path.split('/')[0] ?? '');
}

/** The organizations of the caller, and those whose paths the statement names: if any are not trusted, only these. */
export function findOrganizationsToName(
  values: Assignment,
  statement: PolicyStatement,
  { organizations }: Trust,
): readonly string[] {
  const own = findOrganizations(values);
  const all = own.length === 0 ? [] : [...new Set([...own, ...findInPaths(statement)])];
  const untrusted = all.filter((id) => !organizations.has(id));
  return untrusted.length === 0 ? all : untrusted;
}

export function toValues(values: Assignment, key: string): readonly string[] {
  const value = values.get(key);
  return value?.state === 'PRESENT' ? value.values : [];
}
