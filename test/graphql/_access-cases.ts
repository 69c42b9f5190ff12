import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { Seed, SeedGrant, SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCESS_CASES, type AccessCase, type CaseGrant, type CaseKey } from '../analysis/_access.ts';

/** The cases, each with a key of its own, so that one gateway has them all. */
export const CASES: readonly AccessCase[] = ACCESS_CASES.map((each, index) => {
  const keyId = each.key.arn.slice(each.key.arn.lastIndexOf('/') + 1);
  const own = `${keyId.slice(0, -12)}${`${index}`.padStart(12, '0')}`;
  return JSON.parse(
    JSON.stringify(each)
      .replaceAll(keyId, own)
      .replaceAll(/(["\s])g-1"/g, `$1g-1-${index}"`),
  );
});

/** The keys, policies and grants of the cases. A call fails if the case says that its result cannot be read. */
export function toCaseSeed(): Seed {
  return { keys: CASES.map(toSeedKey), faults: CASES.flatMap(toFaults) };
}

function toSeedKey({ key, policy, policyText, grants }: AccessCase): SeedKey {
  const [, , , region = '', accountId = '', resource = ''] = key.arn.split(':');
  const { state, spec, usage, origin, manager, multiRegion } = key;
  return {
    keyId: resource.slice('key/'.length),
    accountId,
    region,
    policy: policyText ?? JSON.stringify(policy),
    grants: (grants ?? []).map(toSeedGrant),
    ...without({ state, spec, usage, origin, manager }),
    ...(multiRegion && { multiRegion: { primaryRegion: region, replicaRegions: [] } }),
    ...(state === 'PendingDeletion' && { deletionDate: '2030-01-01T00:00:00Z' }),
  };
}

/** Only what the case says. */
function without(values: Readonly<Record<string, string | null>>): Partial<SeedKey> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

export function toSeedGrant(grant: CaseGrant): SeedGrant {
  const entries = Object.entries(grant).map(([name, value]) => [toCamelCase(name), value]);
  const { constraints, ...rest } = Object.fromEntries(entries);
  const members = Object.entries(constraints ?? {}).map(([name, value]) => [toCamelCase(name), value]);
  return { ...rest, ...(constraints && { constraints: Object.fromEntries(members) }) };
}

function toCamelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function toFaults({ key, grants }: AccessCase): FaultRule[] {
  const fail = (operation: string): FaultRule => ({
    operation,
    keyId: key.arn,
    fault: { kind: 'error', code: 'AccessDeniedException' },
  });
  return [...(key.state === null ? [fail('DescribeKey')] : []), ...(grants === null ? [fail('ListGrants')] : [])];
}

/** The arguments of `Key.access`. */
export function toArguments({ key, request }: { readonly key: CaseKey; readonly request: AccessCase['request'] }) {
  const { keys, complete, absent } = request.context;
  return {
    id: key.arn,
    principal: request.principal,
    action: request.action,
    context: {
      keys: Object.entries(keys).map(([name, values]) => ({ key: name, values: [...values] })),
      complete,
      ...(absent && { absent: [...absent] }),
    },
    identityPolicies: request.identityPolicies?.map((policy) => JSON.stringify(policy)) ?? null,
  };
}
