import { DIRECT } from '../../analysis/request/derive-from-call.ts';
import { isPropertyOfKey } from '../../analysis/request/derive-from-key.ts';
import type { GivenContext } from '../../analysis/request/given-context.ts';
import type { KeyFacts } from '../../analysis/request/key-facts.ts';
import { CONDITION_KEYS } from '../../analysis/tables/condition-keys.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { isAbsentConditionKey } from './is-absent-condition-key.ts';
import type { ConditionKeys } from './principals.ts';

type Known = {
  readonly caller: Caller;
  readonly requestKeys: ConditionKeys;
  readonly encryptionContext: ReadonlyMap<string, string>;
  readonly resource: KeyFacts;
};

/** What is known of a request besides its principal, action and key, for the evaluator. */
export function toGivenContext({ caller, requestKeys, encryptionContext, resource }: Known): GivenContext {
  const keys = new Map([...caller.conditionKeys, ...requestKeys]);
  const isSession = caller.roleArn !== null;
  return {
    keys,
    absent: resource.metadata === null ? OF_KEYS : NONE,
    complete: false,
    isAbsent: (name) => isAbsentConditionKey(name, { isSession }),
    encryptionContext: { pairs: encryptionContext, names: new Set(encryptionContext.keys()) },
    // A seed can say that a service calls on behalf of the principal.
    via: keys.get('kms:viaservice')?.[0] ?? (keys.has('aws:calledvia') ? null : DIRECT),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The properties of a key, which a request for another resource does not have. */
const OF_KEYS: ReadonlySet<string> = new Set(
  CONDITION_KEYS.map(({ name }) => toAsciiLowerCase(name)).filter(isPropertyOfKey),
);
