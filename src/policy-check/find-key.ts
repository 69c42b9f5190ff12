import { ConfigError } from '../config/config-error.ts';
import { type KeyRef, toKeyRef, toScope } from '../kms/arn.ts';
import type { PolicyDocument } from '../policy/types.ts';

/** The key ID of a key that need not exist. */
const NEW_KEY = 'new';

/** The Region matters only to conditions and resources that name one. */
const REGION = 'us-east-1';

/**
 * A key in the account that the policy names. More than one could be the account of the key, and then a guess would
 * call the others external, or not. Throws ConfigError, without the name of the file.
 */
export function findKey(document: PolicyDocument | null): KeyRef {
  // KMS refuses what is no policy for every key.
  if (document === null) return toKeyRef(toScope('000000000000', REGION), NEW_KEY);
  const principals = document.statements.flatMap((each) => [...(each.principals ?? []), ...(each.notPrincipals ?? [])]);
  const accounts = [...new Set(principals.flatMap(({ accountId }) => accountId ?? []))];
  const isOfAws = principals.every(({ value }) => !value.startsWith('arn:') || value.startsWith('arn:aws:'));
  const [accountId] = accounts;
  if (accountId !== undefined && accounts.length === 1 && isOfAws) return toKeyRef(toScope(accountId, REGION), NEW_KEY);
  const named = isOfAws
    ? `names ${accounts.length === 0 ? 'no account' : `${accounts.length} accounts`}`
    : 'is not for the partition aws';
  throw new ConfigError([
    `the policy ${named}, so the account of the key is not known: ` +
      `expected --key-arn, such as --key-arn arn:aws:kms:${REGION}:${accountId ?? '111122223333'}:key/${NEW_KEY}`,
  ]);
}
