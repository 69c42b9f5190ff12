import { evaluateNextPut } from '../../analysis/plan/lockout.ts';
import { parseGiven } from '../../analysis/request/given-context.ts';
import type { KeyFacts } from '../../analysis/request/key-facts.ts';
import { parseRequestPrincipal } from '../../analysis/request/request-principal.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import { isReplica, type KeyRecord } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import type { Caller } from '../wire/parse-authorization.ts';

/** A key that gets a policy. */
export type KeyOfPolicy = Omit<KeyRecord, 'policy'>;

/**
 * The policy lockout safety check: does the new policy allow its caller to put the next one, directly and without the
 * bypass? A statement that allows the account counts, because IAM policies of the account may then allow the caller.
 * What cannot be decided does not count. Source: KMS Developer Guide, "Default key policy".
 * Inferred: AWS's own evaluation of conditions in this check was not captured.
 */
export function letsCallerPutPolicy(policy: PolicyDocument, caller: Caller, record: KeyOfPolicy, now: number): boolean {
  const key = toKeyFacts(record);
  const principal = parseRequestPrincipal(caller.arn, key.partition);
  const given = { ...parseGiven({ complete: true }), keys: caller.conditionKeys };
  const { verdict } = evaluateNextPut(policy, { key, principal, given, now: now * 1000 });
  return verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS';
}

export function toKeyFacts(record: KeyOfPolicy): KeyFacts {
  const { accountId, region, keyId, state, spec, usage, origin, manager, multiRegion } = record;
  const arn = toKeyArn(record);
  const [, partition = ''] = arn.split(':');
  const multiRegionKeyType = multiRegion === null ? null : isReplica(record) ? 'REPLICA' : 'PRIMARY';
  const metadata = { state, spec, usage, origin, manager, multiRegionKeyType };
  return { arn, partition, region, accountId, keyId, metadata };
}
