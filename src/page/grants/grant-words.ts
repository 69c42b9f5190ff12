import type { GrantPartsFragment } from '../generated/graphql.ts';
import { type Principal, toPrincipalWords } from '../policy/statement-words.ts';

/** What a grant requires of a request. All of it must be met. */
export type ConstraintWords = {
  readonly what: string;
  readonly values: readonly string[];
};

/** The constraints of a grant in words. Empty if there are none. One that this page does not know stays as written. */
export function toConstraints(constraints: unknown): readonly ConstraintWords[] {
  if (typeof constraints !== 'object' || constraints === null) return [];
  return Object.entries(constraints).map(([name, value]) => {
    const what = CONSTRAINTS.get(name);
    return what === undefined ? { what: name, values: [JSON.stringify(value)] } : { what, values: toValues(value) };
  });
}

/** Source: AWS KMS API Reference, GrantConstraints. */
const CONSTRAINTS = new Map([
  ['EncryptionContextEquals', 'the encryption context is exactly'],
  ['EncryptionContextSubset', 'the encryption context contains'],
  ['SourceArn', 'aws:SourceArn is'],
]);

function toValues(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [toText(value)];
  const pairs = Object.entries(value).map(([name, each]) => `${name} = ${toText(each)}`);
  return pairs.length === 0 ? ['empty'] : pairs;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The account that created a grant: an account ID, or an ARN of it. Null if it is not known. */
export function toIssuer(issuingAccount: string | null | undefined): string | null {
  if (!issuingAccount) return null;
  return /\d{12}/.exec(issuingAccount)?.[0] ?? issuingAccount;
}

export type Grant = GrantPartsFragment;

/** Whether somebody outside the account can use the key by this grant. AWS services have no account. */
export function isForOtherAccount({ grantee }: Pick<Grant, 'grantee'>, home: string): boolean {
  return isElsewhere(grantee, home);
}

export function isElsewhere(principal: Principal | null | undefined, home: string): boolean {
  return Boolean(principal?.accountId) && principal?.accountId !== home;
}

/** A principal in one line, as in a file. */
function toPrincipalText(principal: Principal | null | undefined, home: string): string {
  if (!principal) return '';
  const { label, name, note } = toPrincipalWords(principal, { home, isAllowed: false });
  const words = [label, name].filter((part) => part !== null).join(' ');
  const text = note === null ? words : `${words}, ${note}`;
  return principal.value === name ? text : `${text} (${principal.value})`;
}

/** The columns of the file. */
export const GRANT_COLUMNS = [
  'Grant ID',
  'Name',
  'Grantee',
  'Operations',
  'Only if',
  'Can be retired by',
  'Created',
  'Created by account',
];

/** The row of a grant in the file. */
export function toGrantCells(grant: Grant, home: string): readonly string[] {
  const { grantId, name, grantee, operations, constraints, retiree, createdAt, issuingAccount } = grant;
  return [
    grantId,
    name ?? '',
    toPrincipalText(grantee, home),
    operations.join('; '),
    toConstraints(constraints)
      .map(({ what, values }) => `${what} ${values.join(', ')}`)
      .join('; '),
    toPrincipalText(retiree, home),
    createdAt ?? '',
    toIssuer(issuingAccount) ?? '',
  ];
}
