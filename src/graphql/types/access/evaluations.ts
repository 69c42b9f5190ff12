import type { ConditionResult } from '../../../analysis/conditions/evaluate-condition.ts';
import type { GrantResult } from '../../../analysis/evaluate-grant.ts';
import type { StatementResult } from '../../../analysis/evaluate-statement.ts';
import type { GrantListEntry } from '../../../kms/reads/grants.ts';
import { builder } from '../../builder.ts';
import { KeyGrant } from '../key-grant.ts';
import { PolicyCondition, PolicyStatement } from '../policy-statement.ts';

export const Match = builder.enumType('Match', {
  description: 'Whether a statement or a grant, or a part of one, matches a request.',
  values: {
    YES: { description: 'It matches.' },
    NO: { description: 'It does not match.' },
    UNKNOWN: { description: 'It cannot be decided from what is known.' },
  } as const,
});

const PrincipalMatch = builder.enumType('PrincipalMatch', {
  description: 'Whether and how a statement or a grant includes a principal.',
  values: {
    DIRECT: { description: 'It names the principal itself, its role, or everyone.' },
    ACCOUNT: { description: "It names the principal's account: the IAM policies of the account decide." },
    NONE: { description: 'It does not include the principal.' },
    UNKNOWN: { description: 'It cannot be decided from what is known.' },
  } as const,
});

const ConditionEvaluation = builder.objectRef<ConditionResult>('ConditionEvaluation').implement({
  description: 'A condition of a statement, compared with a request.',
  fields: (t) => ({
    condition: t.expose('condition', { type: PolicyCondition, description: 'The condition.' }),
    applies: t.expose('applies', { type: Match, description: 'Whether the request meets the condition.' }),
    requestValues: t.stringList({
      nullable: true,
      description: 'The values of the request. Empty if it has none; null if they are not known.',
      resolve: ({ requestValues }) => requestValues,
    }),
  }),
});

export const StatementEvaluation = builder.objectRef<StatementResult>('StatementEvaluation').implement({
  description: 'A statement of the key policy, compared with a request.',
  fields: (t) => ({
    statement: t.expose('statement', { type: PolicyStatement, description: 'The statement.' }),
    applies: t.expose('applies', {
      type: Match,
      description: 'Whether the statement applies to the request: only if all of its parts match.',
    }),
    principal: t.expose('principal', {
      type: PrincipalMatch,
      description: 'Whether and how Principal or NotPrincipal makes the statement include the principal.',
    }),
    action: t.expose('action', {
      type: Match,
      description: 'Whether the statement is about the action, by its Action or NotAction.',
    }),
    resource: t.expose('resource', {
      type: Match,
      description: 'Whether the statement is about the key, by its Resource or NotResource.',
    }),
    conditions: t.expose('conditions', {
      type: [ConditionEvaluation],
      description: 'The conditions of the statement in their order. Empty if there are none.',
    }),
  }),
});

/** A grant that was compared with a request, and the grant as KMS sent it. */
export type GrantEvaluationSource = GrantResult & { readonly entry: GrantListEntry };

export const GrantEvaluation = builder.objectRef<GrantEvaluationSource>('GrantEvaluation').implement({
  description: 'A grant on the key, compared with a request.',
  fields: (t) => ({
    grant: t.expose('entry', { type: KeyGrant, description: 'The grant.' }),
    applies: t.expose('applies', { type: Match, description: 'Whether the grant allows the request.' }),
    principal: t.expose('principal', {
      type: PrincipalMatch,
      description: 'Whether the grant is for the principal. For kms:RetireGrant: whether the principal may retire it.',
    }),
    operation: t.expose('operation', {
      type: Match,
      description:
        'Whether the operations of the grant include the action. For kms:RetireGrant: NO if the principal cannot retire the grant, else YES.',
    }),
    constraints: t.expose('constraints', {
      type: Match,
      description: 'Whether the request meets the constraints of the grant. YES if there are none.',
    }),
  }),
});
