import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyDocument, PolicyStatement } from '../../../policy/types.ts';
import type { AccessChange } from '../../diff/policy-diff.ts';
import { isOfOtherAccount, type Trusting } from './revives-grant.ts';

/**
 * Whether a service may gain access by an Allow for the callers of another account. AWS does not document of which
 * account a request of a service is, so it is not decided whether the Allow applies.
 */
export function opensToCallers(
  services: readonly AccessChange[],
  { statements }: PolicyDocument,
  trusting: Trusting,
): boolean {
  const forOthers = new Set(
    statements
      .filter((statement) => findAccounts(statement).some((accountId) => isOfOtherAccount({ accountId }, trusting)))
      .map(({ pointer }) => pointer),
  );
  return services.some(
    ({ to, places }) => to === 'UNKNOWN' && places.some(({ inThis, pointer }) => inThis && forOthers.has(pointer)),
  );
}

function findAccounts({ effect, conditions }: PolicyStatement): readonly string[] {
  if (effect === 'DENY') return [];
  const positive = conditions.filter(({ operator }) => !toAsciiLowerCase(operator).includes('not'));
  return positive.flatMap(({ key, values }) =>
    CALLERS.has(toAsciiLowerCase(key)) ? values.flatMap((value) => value.match(/(?<!\d)\d{12}(?!\d)/g) ?? []) : [],
  );
}

const CALLERS: ReadonlySet<string> = new Set(['kms:calleraccount', 'aws:principalaccount', 'aws:principalarn']);
