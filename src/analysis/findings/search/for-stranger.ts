import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../../policy/matches-pattern.ts';
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
  { key: { region, accountId }, freshAccount: stranger }: RuleInput,
): LimitValues {
  const valuesOf = (name: string) =>
    conditions.flatMap(({ key, values }) => (toAsciiLowerCase(key) === name ? values : []));
  const arns = valuesOf('aws:sourcearn')
    .flatMap((value) => toStrangersArn(value, stranger) ?? [])
    .filter((arn) => arn.split(':')[4] !== accountId);
  const matching = (name: string) => valuesOf(name).filter(isPattern).map(fill);
  const accounts = valuesOf('aws:sourceaccount')
    .filter(isPattern)
    .map((value) => toAccount(value, stranger))
    .filter((account) => account !== accountId);
  const values = new Map<string, readonly ConditionValue[]>([
    ['aws:sourcearn', [`arn:aws:example:${region}:${stranger}:example`, ...arns].map((arn) => present(arn))],
    ['aws:sourceaccount', [stranger, ...accounts].map((account) => present(account))],
    ['aws:sourceorgid', ['o-stranger', ...matching('aws:sourceorgid')].map((id) => present(id))],
    ['aws:sourceorgpaths', [present('o-stranger/r-ab12/'), ...toStrangersPaths(valuesOf('aws:sourceorgpaths'))]],
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

/**
 * Whether the pattern matches ARNs of resources of any account. The ARN of a bucket has no account: anybody can create
 * a bucket whose name begins as the pattern does.
 */
export function isOpenArn(pattern: string): boolean {
  const [, , service, , account = '', ...rest] = pattern.split(':');
  const resource = rest.join(':');
  return isPattern(account) || (account === '' && isPattern(service === 's3' ? toBucket(resource) : resource));
}

function toBucket(resource: string): string {
  return resource.split('/')[0] ?? '';
}

/** An ARN of the account that matches a pattern. Undefined if the pattern names an account or a resource. */
function toStrangersArn(pattern: string, stranger: string): string | undefined {
  if (!isOpenArn(pattern)) return undefined;
  const [, partition, service, region, account = '', ...resource] = pattern.split(':');
  const parts = [partition, service, region].map(fill);
  return ['arn', ...parts, account === '' ? '' : toAccount(account, stranger), fill(resource.join(':'))].join(':');
}

/** Paths of organizations that a pattern leaves open. */
function toStrangersPaths(patterns: readonly string[]): readonly ConditionValue[] {
  return patterns.filter((pattern) => isPattern(pattern.split('/')[0] ?? '')).map((pattern) => present(fill(pattern)));
}

function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

/** A text that the pattern matches. */
function fill(pattern = ''): string {
  return pattern.replaceAll('*', 'example').replaceAll('?', 'x');
}

/** An account that the pattern matches: the stranger's, if it does. A pattern of a few digits is open to many accounts. */
function toAccount(pattern: string, stranger: string): string {
  if (matchesPattern(pattern, stranger)) return stranger;
  const [start = '', ...rest] = pattern.replaceAll('?', '0').split('*');
  const end = rest.join('');
  return start + stranger.slice(0, Math.max(0, stranger.length - start.length - end.length)) + end;
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
