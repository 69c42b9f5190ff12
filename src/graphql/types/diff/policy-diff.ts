import type * as Diff from '../../../analysis/diff/policy-diff.ts';
import { builder } from '../../builder.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { AccessReason, type AccessReasonSource, toReasonSource } from '../access/access-reason.ts';
import { AccessWitness } from '../access/access-witness.ts';
import { AccessVerdict } from '../access/key-access.ts';
import { PolicyPrincipal } from '../policy-statement.ts';

const AccessChangePlace = builder.objectRef<Diff.ChangePlace>('AccessChangePlace').implement({
  description: 'A statement that makes a difference between two policies.',
  fields: (t) => ({
    inThis: t.exposeBoolean('inThis', {
      description: 'True if the statement is in this policy; false if it is in the other.',
    }),
    pointer: t.exposeString('pointer', {
      description: 'Where the statement is in the text, as a JSON pointer (RFC 6901), such as /Statement/0.',
    }),
  }),
});

const AccessChange = builder.objectRef<Diff.AccessChange>('AccessChange').implement({
  description: 'A group of requests whose verdict changes in the same way from the other policy to this one.',
  fields: (t) => ({
    principal: t.expose('principal', {
      type: PolicyPrincipal,
      description:
        'Whose requests. An account stands for its users and roles, and for its root user. "*" stands for everyone ' +
        'whom `where` does not exclude.',
    }),
    actions: t.stringList({
      description: "The actions of the requests, in AWS's spelling; one that KMS does not have, as a policy writes it.",
      resolve: ({ actions }) => actions,
    }),
    andFutureActions: t.exposeBoolean('andFutureActions', {
      description: 'True if a wildcard makes the same difference for actions that AWS adds later.',
    }),
    from: t.expose('from', { type: AccessVerdict, description: 'The verdict by the other policy, without grants.' }),
    to: t.expose('to', { type: AccessVerdict, description: 'The verdict by this policy, without grants.' }),
    where: t.exposeString('where', {
      nullable: true,
      description:
        'Which of the requests, in words, such as: kms:ViaService is missing. At most 500 characters. Null if all of them.',
    }),
    pointers: t.field({
      type: [AccessChangePlace],
      description: 'The statements that make the difference: those of this policy first.',
      resolve: ({ places }) => places,
    }),
    witness: t.expose('witness', {
      type: AccessWitness,
      description:
        'One of the requests, with its verdict `to`. If the requests could not be compared, it names principal and action only.',
    }),
    reasons: t.field({
      type: [AccessReason],
      description:
        'Why it is not decided whether the policies differ for these requests: the condition keys that are not ' +
        'known for the `witness`, what is wrong with a condition, or the limit of the comparison (TOO_MANY_CASES). ' +
        'At most 10 for each policy, whose name the message begins with. Empty in `newAccess` and `lostAccess`.',
      resolve: (change, _args, context) =>
        computeInTurn(context, () => change.reasons.map((each) => toReasonSource(each, {}))),
    }),
  }),
});

/** A comparison, or the reason why there is none. */
export type PolicyDiffSource = Diff.PolicyDiff & { readonly failure: AccessReasonSource | null };

export const PolicyDiff = builder.objectRef<PolicyDiffSource>('PolicyDiff').implement({
  description: 'What one policy ("this") allows, compared with another. Grants and IAM policies are left out.',
  fields: (t) => {
    const changes = (name: 'newAccess' | 'lostAccess' | 'undecided', description: string) =>
      t.field({ type: [AccessChange], description, resolve: (diff) => diff[name] });
    return {
      equivalent: t.exposeBoolean('equivalent', {
        description:
          'True if both policies answer every request alike. False if they do not, if that is not decided, or if ' +
          '`failure` is not null.',
      }),
      exact: t.exposeBoolean('exact', {
        description:
          'True if a request can be made for each change that is listed. False if the policies are too complex to ' +
          'tell: then a change may be listed that concerns no request. In both cases, no change is missing.',
      }),
      newAccess: changes(
        'newAccess',
        'What this policy allows beyond the other: requests with a better verdict. From the best: ALLOWED, ' +
          'ALLOWED_IF_IAM_ALLOWS, NOT_ALLOWED, DENIED.',
      ),
      lostAccess: changes(
        'lostAccess',
        'What this policy no longer allows: requests with a worse verdict. From NOT_ALLOWED to DENIED is one, ' +
          'because a grant allows the first and not the second.',
      ),
      undecided: changes(
        'undecided',
        'Requests for which it is not decided whether the policies differ. If this and `newAccess` are empty, ' +
          'nobody gains anything.',
      ),
      failure: t.expose('failure', {
        type: AccessReason,
        nullable: true,
        description:
          'Why there is no comparison: one of the policies could not be read, or is not a policy document. Null if ' +
          'there is a comparison.',
      }),
    };
  },
});
