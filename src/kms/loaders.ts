import DataLoader from 'dataloader';
import { type AliasRef, type KeyRef, toArn } from './arn.ts';
import type { KeyDescription, KeyPolicyText, KmsCalls } from './calls.ts';

/** Each load rejects with KmsError. */
export type Loaders = {
  policy(ref: KeyRef, policyName: string): Promise<KeyPolicyText>;
  description(ref: KeyRef | AliasRef): Promise<KeyDescription>;
  policyNames(ref: KeyRef): Promise<readonly string[]>;
};

/** One set per request: nothing read for one caller is reused for another. */
export function createLoaders(calls: KmsCalls, signal: AbortSignal): Loaders {
  const policies = perKey(
    ({ ref, policyName }: { ref: KeyRef; policyName: string }) => calls.getKeyPolicy(ref, policyName, signal),
    ({ ref, policyName }) => `${toArn(ref)} ${policyName}`,
  );
  const policyNames = perKey((ref: KeyRef) => calls.listKeyPolicies(ref, signal), toArn);
  const descriptions = perKey(async (ref: KeyRef | AliasRef) => {
    const description = await calls.describeKey(ref, signal);
    // What an alias's answer says of its key need not be asked again under the key's own name.
    if ('aliasName' in ref) descriptions.prime(description.ref, description);
    return description;
  }, toArn);
  return {
    policy: (ref, policyName) => policies.load({ ref, policyName }),
    description: (ref) => descriptions.load(ref),
    policyNames: (ref) => policyNames.load(ref),
  };
}

/** KMS reads one key at a time: one call per distinct key, and a failure spoils only its own key. */
function perKey<Key, Value>(read: (key: Key) => Promise<Value>, cacheKeyFn: (key: Key) => string) {
  return new DataLoader<Key, Value, string>((keys) => Promise.all(keys.map((key) => read(key).catch(toError))), {
    cacheKeyFn,
  });
}

/** A DataLoader takes failures as values of its batch. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
