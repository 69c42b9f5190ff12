import { DIRECT } from '../../analysis/request/derive-from-call.ts';
import { isPropertyOfKey } from '../../analysis/request/derive-from-key.ts';
import type { GivenContext } from '../../analysis/request/given-context.ts';
import type { KeyFacts } from '../../analysis/request/key-facts.ts';
import { CONDITION_KEYS } from '../../analysis/tables/condition-keys.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { isAbsent } from './is-absent.ts';
import type { ConditionKeys } from './principals.ts';

type Known = {
  readonly caller: Caller;
  readonly callKeys: ConditionKeys;
  readonly encryptionContext: ReadonlyMap<string, string>;
  readonly resource: KeyFacts;
};

/** What is known of a request besides its principal, action and key, for the evaluator. */
export function toGiven({ caller, callKeys, encryptionContext, resource }: Known): GivenContext {
  const keys = new Map([...caller.conditionKeys, ...callKeys]);
  const isSession = caller.roleArn !== null;
  return {
    keys,
    absent: resource.metadata === null ? OF_KEYS : NONE,
    complete: false,
    isAbsent: (name) => isAbsent(name, { isSession }),
    encryptionContext: { pairs: encryptionContext, names: new Set(encryptionContext.keys()) },
    // Unless the seed says that a service calls on behalf of the principal.
    via: keys.get('kms:viaservice')?.[0] ?? (keys.has('aws:calledvia') ? null : DIRECT),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** A request that is not about a key has none of them. */
const OF_KEYS: ReadonlySet<string> = new Set(
  CONDITION_KEYS.map(({ name }) => toAsciiLowerCase(name)).filter(isPropertyOfKey),
);
