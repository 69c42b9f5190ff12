import type { KeyState } from '../../generated/graphql.ts';
import type { NamedPrincipal } from '../cells.ts';
import type { WhoPrincipals } from '../who-principals.ts';

/** What could not be read of the principals, each as a clause. */
export function toUnread({
  incomplete,
  hasMore,
  principals,
}: Omit<WhoPrincipals, 'principals'> & Counted): readonly string[] {
  const clauses = incomplete.map(({ code, failure }) => {
    if (code === 'GRANTS_UNREADABLE')
      return failure ? 'the grants could not be read' : 'there are more grants than were read';
    if (code === 'STATEMENT_UNREADABLE') return 'a statement could not be read';
    if (code === 'POLICY_UNREADABLE' || code === 'POLICY_UNPARSABLE') return 'the policy could not be read';
    return 'a part could not be read';
  });
  const more = hasMore ? [`only the first ${principals.length} principals were read`] : [];
  return [...new Set([...clauses, ...more])];
}

type Counted = { readonly principals: { readonly length: number } };

export type RefusalInput = {
  /** Null if it could not be read. */
  readonly metadata: { readonly manager?: string | null; readonly state?: KeyState | null } | null;
  readonly principals: readonly Pick<NamedPrincipal, 'relation' | 'principal'>[];
  /** The account of the key. */
  readonly home: string;
};

/** What else can refuse what the table says is allowed, each as a sentence. It cannot be seen from KMS. */
export function toRefusals({ metadata, principals, home }: RefusalInput): readonly string[] {
  const accounts = new Set(principals.flatMap(({ principal }) => principal.accountId ?? []));
  const others = [...accounts].filter((account) => account !== home);
  const isEveryone = principals.some(({ relation }) => relation === 'EVERYONE');
  const where =
    others.length === 0 && !isEveryone
      ? 'of this account'
      : isEveryone
        ? 'of the principal’s account'
        : 'of this and the other accounts';
  return [
    `IAM policies ${where}: they decide where the table says “by IAM”, and a Deny in them refuses what is allowed here.`,
    'Permissions boundaries and session policies of the principal.',
    `Service control policies ${where}. They do not apply to AWS services.`,
    ...(metadata?.manager === 'AWS' ? [] : ['Resource control policies of this account.']),
    'The policy of a VPC endpoint through which a request comes.',
  ];
}
