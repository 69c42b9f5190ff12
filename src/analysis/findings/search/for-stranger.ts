import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import { ABSENT, type ConditionValue, present } from '../../conditions/condition-value.ts';
import { PAIR_PREFIX } from '../../request/encryption-context.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import type { RuleInput } from './rule-input.ts';
import type { LimitValues } from './search-space.ts';

/**
 * The values of a request that a service makes for an account that nobody names: the keys that say for whom have values
 * of it, or are absent.
 */
export function forStranger(
  service: RequestPrincipal,
  { conditions }: PolicyStatement,
  { key: { region }, freshAccount: stranger }: RuleInput,
): LimitValues {
  const arns = conditions
    .filter(({ key }) => toAsciiLowerCase(key) === 'aws:sourcearn')
    .flatMap(({ values }) => values.flatMap((value) => toStrangersArn(value, stranger) ?? []));
  const values = new Map<string, readonly ConditionValue[]>([
    ['aws:sourcearn', [`arn:aws:example:${region}:${stranger}:example`, ...arns].map((arn) => present(arn))],
    ['aws:sourceaccount', [present(stranger)]],
    ['aws:sourceorgid', [present('o-stranger')]],
    ['aws:sourceorgpaths', [present('o-stranger/r-ab12/')]],
    // AWS does not document what these have if a service makes the request. None of them is that of the key's account.
    ['kms:calleraccount', [present(stranger)]],
    ['aws:principalaccount', [present(stranger)]],
    ['aws:principalarn', [present(`arn:aws:iam::${stranger}:role/example`)]],
    ['aws:principaltype', [present('Service')]],
  ]);
  return (key, all) => {
    if (key === 'aws:principalservicenameslist') return [present(service.name)];
    const own = values.get(key);
    return own === undefined ? all : [ABSENT, ...own];
  };
}

/** An ARN of the account that matches a pattern. Undefined if the pattern names an account or a resource. */
function toStrangersArn(pattern: string, stranger: string): string | undefined {
  const [, partition, service, region, account = '', ...resource] = pattern.split(':');
  const isOpen = /[*?]/.test(account) || (account === '' && /^[*?]+$/.test(resource.join(':')));
  if (!isOpen) return undefined;
  const fill = (part = '') => part.replaceAll('*', 'example').replaceAll('?', 'x');
  const parts = [partition, service, region].map(fill);
  return ['arn', ...parts, account === '' ? '' : stranger, fill(resource.join(':'))].join(':');
}

/** Without values of the encryption context that name the key's account, or one resource. */
export function withoutOwn(limit: LimitValues, { accountId }: KeyFacts): LimitValues {
  const isOwn = (value: ConditionValue) =>
    value.state === 'PRESENT' && value.values.some((text) => text.includes(accountId) || text.startsWith('arn:'));
  return (key, all) => {
    const values = limit(key, all);
    return key.startsWith(PAIR_PREFIX) ? values.filter((value) => !isOwn(value)) : values;
  };
}
