import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../../policy/matches-pattern.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import type { PolicyDiff } from '../../diff/policy-diff.ts';
import { isOwnerless, type Source, type SourceChoice } from '../../diff/service-sources.ts';
import type { Trust } from '../../findings/finding.ts';
import { isOpenArn } from '../../findings/search/for-stranger.ts';

/**
 * Whether services gain access for another account or organization that the policy names by aws:SourceAccount,
 * aws:SourceArn, aws:SourceOrgID or aws:SourceOrgPaths, or for a bucket, which may be of any account. Whom it does not
 * name is a confused deputy's.
 */
export function opensToSources(
  { serviceSources }: Pick<PolicyDiff, 'serviceSources'>,
  policy: PolicyDocument,
  own: string,
  trust: Trust,
): boolean {
  const { accounts, organizations, ownerless } = findNamed(policy);
  const isMeant = (source: Source) =>
    source.accounts.some((account) => account === own || trust.accounts.has(account)) ||
    source.organizations.some((id) => trust.organizations.has(id));
  const isOther = (source: Source) =>
    source.accounts.some((account) => accounts.has(account)) ||
    source.organizations.some((id) => organizations.has(id)) ||
    source.ownerless.some((arn) => [...ownerless].some((pattern) => matchesPattern(pattern, arn)));
  const namesOther = [...accounts].some((account) => account !== own && !trust.accounts.has(account));
  const namesOthers = namesOther || ownerless.size > 0 || [...organizations].some((id) => !trust.organizations.has(id));
  // A request that says by one key that it is for the own account is not for another one.
  const known = new Map<readonly Source[], { readonly isOpen: boolean; readonly isOther: boolean }>();
  const judge = (sources: readonly Source[]) => {
    const before = known.get(sources);
    if (before !== undefined) return before;
    const open = sources.filter((source) => !isMeant(source));
    const found = { isOpen: open.length > 0, isOther: open.some(isOther) };
    known.set(sources, found);
    return found;
  };
  const opens = (choice: SourceChoice) =>
    choice.every((sources) => judge(sources).isOpen) && choice.some((sources) => judge(sources).isOther);
  return serviceSources.some((choice) => (choice === null ? namesOthers : opens(choice)));
}

/** Patterns that leave the account or the organization open name none. */
function findNamed({ statements }: PolicyDocument): Record<keyof Source, ReadonlySet<string>> {
  const [accounts, organizations, ownerless] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { key, values } of statements.flatMap(({ conditions }) => conditions)) {
    const name = toAsciiLowerCase(key);
    for (const value of values) {
      if (name === 'aws:sourceaccount') accounts.add(value);
      if (name === 'aws:sourcearn') accounts.add(value.split(':')[4] ?? '');
      if (name === 'aws:sourcearn' && isOwnerless(value) && !isOpenArn(value)) ownerless.add(value);
      if (name === 'aws:sourceorgid') organizations.add(value);
      if (name === 'aws:sourceorgpaths') organizations.add(value.split('/')[0] ?? '');
    }
  }
  return { accounts: keep(accounts, /^\d{12}$/), organizations: keep(organizations, /^o-[a-z0-9]+$/), ownerless };
}

function keep(texts: ReadonlySet<string>, pattern: RegExp): ReadonlySet<string> {
  return new Set([...texts].filter((text) => pattern.test(text)));
}
