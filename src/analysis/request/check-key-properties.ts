import { quote } from '../../json/quote.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { isPropertyOfKey } from './derive-from-key.ts';
import type { GivenContext } from './given-context.ts';
import { RequestError } from './request-principal.ts';

/**
 * Checks that a context for many keys has no property of a key, such as kms:KeySpec. Each key has its own value, which
 * the context would replace. Throws RequestError.
 */
export function checkKeyProperties({ keys, absent }: Pick<GivenContext, 'keys' | 'absent'>): void {
  const name = [...keys.keys(), ...absent].find(isPropertyOfKey);
  if (name === undefined) return;
  const info = findConditionKey(name);
  const shown = info?.prefix === null ? info.name : name;
  throw new RequestError(`context has ${quote(shown)}: expected it to be left out, because each key has its own.`);
}
