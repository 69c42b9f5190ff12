import type { KeyFacts, KeyMetadataFacts } from '../../analysis/request/key-facts.ts';
import type { OperationContext } from '../operations/operation.ts';
import { checkTarget } from '../rules/alias-checks.ts';
import { parseGrantToken } from '../rules/grant-token.ts';
import { toKeyFacts } from '../rules/policy-lockout.ts';
import { findAlias } from '../rules/require-key.ts';
import type { GrantConstraints, GrantRecord, KeyRecord } from '../store/key-record.ts';
import { toAliasArn, toKeyArn, toPartition } from '../store/kms-arn.ts';
import type { Place } from '../store/store.ts';
import {
  type Call,
  checkIamPermission,
  checkKeyPermission,
  type KeyOfCall,
  requireKeyOfCall,
} from './check-permission.ts';
import { isDerivable } from './derived-grants.ts';
import type { CallInput } from './input-condition-keys.ts';

/** Returns the context in which the operation runs. Throws KmsFault. */
type Authorize = (call: Call) => OperationContext;

/** For an operation that needs only its own action on its key. */
export const authorizeOnKey: Authorize = (call) => {
  const found = requireKeyOfCall(call, text(call.input.KeyId));
  checkKeyPermission(call, toAction(call), found);
  return found.context;
};

/** For an operation that has no key: only IAM policies allow it. */
export const authorizeByIam: Authorize = (call) => {
  checkIamPermission(call, toAction(call), toAnyResource(call.context.caller, null), '*');
  return call.context;
};

const createKey: Authorize = (call) => {
  checkIamPermission(call, 'kms:CreateKey', toAnyResource(call.context.caller, toNewKey(call.input)), '*');
  checkTagging(call, call.context.caller);
  return call.context;
};

const replicateKey: Authorize = (call) => {
  const found = requireKeyOfCall(call, text(call.input.KeyId));
  checkKeyPermission(call, toAction(call), found);
  const { accountId } = found.context.caller;
  const replica = { ...found.key, accountId, region: text(call.input.ReplicaRegion) };
  const { metadata, keyId } = toKeyFacts(replica);
  checkIamPermission(call, 'kms:CreateKey', { ...toAnyResource(replica, metadata), keyId }, '*');
  checkTagging(call, replica);
  return found.context;
};

const updatePrimaryRegion: Authorize = (call) => {
  const { key, context } = requireKeyOfCall(call, text(call.input.KeyId));
  checkKeyPermission(call, toAction(call), { key, context });
  const region = text(call.input.PrimaryRegion);
  const replica = context.store.realm({ ...key, region }).keys.get(key.keyId);
  if (replica !== undefined) checkKeyPermission(call, toAction(call), { key: replica, context });
  return context;
};

/** Needs the action on the alias, by IAM policies, and on each of its keys, as for any key. */
const onAlias: Authorize = (call) => {
  const { context, input } = call;
  const { operation, caller } = context;
  const name = text(input.AliasName);
  const alias = operation === 'CreateAlias' ? undefined : findAlias(context, name);
  const current = alias && context.store.realm(caller).keys.get(alias.targetKeyId);
  const target = operation === 'DeleteAlias' ? undefined : requireTarget(call);
  const keys = [current, target].filter((key) => key !== undefined);
  const arn = toAliasArn({ ...caller, name });
  const [key] = keys;
  const resource = { ...(key ? toKeyFacts(key) : toAnyResource(caller, null)), arn };
  checkIamPermission(call, toAction(call), resource, arn);
  for (const each of keys) checkKeyPermission(call, toAction(call), { key: each, context });
  return context;
};

function requireTarget(call: Call): KeyRecord {
  return requireKeyOfCall(call, checkTarget(call.context, text(call.input.TargetKeyId))).key;
}

const createGrant: Authorize = (call) => {
  const found = requireKeyOfCall(call, text(call.input.KeyId));
  const operations = call.input.Operations as readonly string[];
  const constraints = (call.input.Constraints ?? null) as GrantConstraints | null;
  const parents = grantsOf(found).filter((parent) => isDerivable(parent, operations, constraints));
  checkKeyPermission(call, toAction(call), found, { grants: parents });
  return found.context;
};

/** The resource is the retiring principal. Source: ListRetirableGrants. Inferred: `*` for an AWS service. */
const listRetirableGrants: Authorize = (call) => {
  const arn = text(call.input.RetiringPrincipal ?? '*');
  checkIamPermission(call, toAction(call), { ...toAnyResource(call.context.caller, null), arn }, arn);
  return call.context;
};

const retireGrant: Authorize = (call) => {
  const found = findGrant(call);
  if (found === null) return call.context; // the operation then fails: there is no such grant
  const { grant, ...ofKey } = found;
  checkKeyPermission(call, toAction(call), ofKey, { grants: [grant], constraints: grant.constraints });
  return ofKey.context;
};

/** The operations that need more than their own action on their key. Source: AWS KMS Developer Guide, "Permissions". */
export const PERMISSIONS: ReadonlyMap<string, Authorize> = new Map([
  ['CreateAlias', onAlias],
  ['CreateGrant', createGrant],
  ['CreateKey', createKey],
  ['DeleteAlias', onAlias],
  ['ListRetirableGrants', listRetirableGrants],
  ['ReplicateKey', replicateKey],
  ['RetireGrant', retireGrant],
  ['UpdateAlias', onAlias],
  ['UpdatePrimaryRegion', updatePrimaryRegion],
]);

function toAction({ context }: Call): string {
  return `kms:${context.operation}`;
}

/** A member of the input, which the shape of the operation requires to be a string. */
function text(member: unknown): string {
  return member as string;
}

/**
 * Tags of a new key need kms:TagResource. Inferred: on the key, whose ID does not exist yet, so that no policy can name
 * it. AWS's message has no resource.
 */
function checkTagging(call: Call, { accountId, region }: Place): void {
  if (((call.input.Tags ?? []) as readonly unknown[]).length === 0) return;
  const arn = toKeyArn({ accountId, region, keyId: '00000000-0000-0000-0000-000000000000' });
  const resource = { ...toAnyResource({ accountId, region }, toNewKey(call.input)), arn };
  checkIamPermission(call, 'kms:TagResource', resource, null);
}

/** The resource `*`. `metadata` has the properties of the key that the call creates; null if it creates none. */
function toAnyResource({ accountId, region }: Place, metadata: KeyMetadataFacts | null): KeyFacts {
  const keyId = metadata?.multiRegionKeyType ? 'mrk-' : '';
  return { arn: '*', partition: toPartition(region), region, accountId, keyId, metadata };
}

function toNewKey(input: CallInput): KeyMetadataFacts {
  const { KeySpec, CustomerMasterKeySpec, KeyUsage, Origin, MultiRegion } = input as Readonly<Record<string, string>>;
  return {
    state: null,
    spec: KeySpec ?? CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT',
    usage: KeyUsage ?? 'ENCRYPT_DECRYPT',
    origin: Origin ?? 'AWS_KMS',
    manager: 'CUSTOMER',
    multiRegionKeyType: MultiRegion ? 'PRIMARY' : null,
  };
}

function grantsOf({ key, context }: KeyOfCall): readonly GrantRecord[] {
  return [...context.store.realm(key).grants.of(key.keyId).values()];
}

function findGrant(call: Call): (KeyOfCall & { readonly grant: GrantRecord }) | null {
  const { context, input } = call;
  if (typeof input.GrantToken === 'string') {
    const named = parseGrantToken(input.GrantToken);
    if (named.region !== context.caller.region) return null;
    const realm = context.store.realm(named);
    const grant = realm.grants.all.get(named.grantId);
    const key = grant && realm.keys.get(grant.keyId);
    const caller = { ...context.caller, accountId: named.accountId };
    return grant && key ? { grant, key, context: { ...context, caller } } : null;
  }
  if (typeof input.KeyId !== 'string') return null;
  const found = requireKeyOfCall(call, input.KeyId);
  const grant = grantsOf(found).find(({ grantId }) => grantId === input.GrantId);
  return grant ? { ...found, grant } : null;
}
