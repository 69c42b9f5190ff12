import { clip, quote } from '../json/quote.ts';
import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import type { PolicyCondition } from '../policy/types.ts';
import { needsMetadata } from './derive-from-key.ts';
import type { ConditionReason, ConditionResult } from './evaluate-condition.ts';
import type { GrantResult } from './evaluate-grant.ts';
import type { StatementResult } from './evaluate-statement.ts';
import { type Evaluation, mayBe, needsMoreOfIam } from './evaluation.ts';
import { findDeadPart } from './find-dead-part.ts';
import type { PrincipalReason } from './match-principal.ts';

export type ReasonCode =
  | ConditionReason
  | PrincipalReason
  | 'ACCOUNT_DECIDES'
  | 'ACTION_NOT_KNOWN'
  | 'CHILD_GRANT_LIMITED'
  | 'CONSTRAINT_NOT_MET'
  | 'DENY_UNDECIDED'
  | 'EVERYONE_COVERS_SERVICES'
  | 'FOR_AWS_ONLY'
  | 'GRANT_ALLOWS'
  | 'GRANTS_UNREADABLE'
  | 'IAM_DENIES'
  | 'IAM_DOES_NOT_ALLOW'
  | 'METADATA_UNREADABLE'
  | 'NEEDS_ALIAS_IN_IAM'
  | 'NEEDS_OTHER_KEY'
  | 'NEEDS_OTHER_PERMISSION'
  | 'NOT_A_KEY_ACTION'
  | 'NOT_POSSIBLE_ACROSS_ACCOUNTS'
  | 'NOTHING_ALLOWS'
  | 'OTHER_PARTITION'
  | 'POLICY_UNPARSABLE'
  | 'POLICY_UNREADABLE'
  | 'ROLE_WITHOUT_PATH'
  | 'STATEMENT_ALLOWS'
  | 'STATEMENT_DENIES'
  | 'STATEMENT_UNREADABLE'
  | 'STATEMENT_WITHOUT_EFFECT'
  | 'UNKNOWN_CONSTRAINT';

export type Reason = {
  readonly code: ReasonCode;
  readonly message: string;
  /** RFC 6901 JSON pointer into the key policy; null if the reason concerns no place there. */
  readonly pointer: string | null;
  readonly grantId: string | null;
  /** As the policy writes it. */
  readonly conditionKey: string | null;
};

/** The most reasons that are listed. A policy can have 500 statements. */
export const MAX_REASONS = 100;

/** Why the verdict is what it is, the most important reason first. */
export function explain(evaluation: Evaluation): readonly Reason[] {
  return [
    ...explainRequest(evaluation),
    ...explainUnread(evaluation),
    ...explainBasis(evaluation),
    ...explainUndecidedDenies(evaluation),
    ...explainNearMisses(evaluation),
    ...explainNotes(evaluation),
  ].slice(0, MAX_REASONS);
}

function reason(code: ReasonCode, message: string, place: Partial<Reason> = {}): Reason {
  return { code, message, pointer: null, grantId: null, conditionKey: null, ...place };
}

/** What principal and action alone decide. */
function explainRequest({ request: { principal, key, action: name }, action, verdict }: Evaluation): readonly Reason[] {
  if (action?.decidedBy === 'IAM_ONLY') {
    return [reason('NOT_A_KEY_ACTION', `${name} is not about a key: IAM policies alone decide it.`)];
  }
  const reasons: Reason[] = [];
  if (principal.partition !== null && principal.partition !== key.partition) {
    const where = `the principal is of ${principal.partition}, the key of ${key.partition}`;
    reasons.push(reason('OTHER_PARTITION', `No principal can use a key of another partition: ${where}.`));
  } else if (
    action?.acrossAccounts === false &&
    principal.accountId !== null &&
    principal.accountId !== key.accountId
  ) {
    const message = `${name} is not possible from another account, whatever a policy says.`;
    reasons.push(reason('NOT_POSSIBLE_ACROSS_ACCOUNTS', message));
  }
  if (action === undefined) {
    const message = `${name} is not an action that this gateway knows: only the patterns of the policy were compared.`;
    reasons.push(reason('ACTION_NOT_KNOWN', message));
  }
  if (name === 'kms:SynchronizeMultiRegionKey' && verdict !== 'DENIED') {
    reasons.push(reason('FOR_AWS_ONLY', 'Only AWS KMS itself calls this action, by its service-linked role.'));
  }
  return reasons;
}

/** What could not be read, and may allow or deny anything. */
function explainUnread({
  policy,
  areGrantsUnreadable,
  verdict,
  request,
  missingKeys,
  statements,
}: Evaluation): readonly Reason[] {
  const reasons: Reason[] = [];
  if (policy === 'UNREADABLE') reasons.push(reason('POLICY_UNREADABLE', 'The key policy could not be read.'));
  else if (policy === 'UNPARSABLE') {
    reasons.push(reason('POLICY_UNPARSABLE', 'The key policy is not a policy document that the gateway can read.'));
  } else {
    for (const pointer of policy.unreadStatements) {
      const message = 'This statement could not be read. It may allow or deny anything.';
      reasons.push(reason('STATEMENT_UNREADABLE', message, { pointer }));
    }
    for (const { statement, applies } of statements) {
      if (statement.unread.size === 0 || applies === 'NO') continue;
      const message = `This statement could not be read whole (${[...statement.unread].join(', ').toLowerCase()}).`;
      reasons.push(reason('STATEMENT_UNREADABLE', message, { pointer: statement.pointer }));
    }
  }
  if (areGrantsUnreadable && verdict !== 'DENIED' && verdict !== 'ALLOWED') {
    reasons.push(
      reason('GRANTS_UNREADABLE', 'The grants of the key could not be read. One of them may allow the request.'),
    );
  }
  if (request.key.metadata === null && verdict === 'UNKNOWN') {
    for (const key of missingKeys.filter(needsMetadata)) {
      const message = `${quote(key)} follows from the key, which could not be described.`;
      reasons.push(reason('METADATA_UNREADABLE', message, { conditionKey: key }));
    }
  }
  return reasons;
}

function explainBasis(evaluation: Evaluation): readonly Reason[] {
  const { verdict, basis, findings, identityStatements } = evaluation;
  const reasons: Reason[] = [];
  if (verdict === 'DENIED') {
    for (const source of basis) {
      if ('statement' in source) reasons.push(reason('STATEMENT_DENIES', 'This statement denies it.', placeOf(source)));
    }
    if (identityStatements.some((result) => mayBe(result, 'DENY') && result.applies === 'YES')) {
      reasons.push(reason('IAM_DENIES', 'An identity policy that was given denies it.'));
    }
  }
  if (verdict === 'NOT_ALLOWED' && findings.iam?.allow === 'NO' && findings.given === 'YES') {
    reasons.push(reason('IAM_DOES_NOT_ALLOW', 'The identity policies that were given do not allow it.'));
  } else if (verdict === 'NOT_ALLOWED') {
    reasons.push(reason('NOTHING_ALLOWS', 'No statement of the key policy and no grant allows it.'));
  }
  if (verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') {
    for (const source of basis) reasons.push(explainAllow(source, evaluation));
  }
  return reasons;
}

function explainAllow(source: StatementResult | GrantResult, { verdict, findings }: Evaluation): Reason {
  const place = placeOf(source);
  if (findings.direct === 'YES') {
    return 'grant' in source
      ? reason('GRANT_ALLOWS', 'This grant allows it.', place)
      : reason('STATEMENT_ALLOWS', 'This statement allows it.', place);
  }
  const who = verdict === 'ALLOWED' ? 'They allow it' : 'They decide';
  const what = 'grant' in source ? 'grant' : 'statement';
  return reason(
    'ACCOUNT_DECIDES',
    `This ${what} leaves it to the IAM policies of the principal's account. ${who}.`,
    place,
  );
}

/** Nothing allows the request, so a Deny that is not decided does not matter; or it is why the verdict is UNKNOWN. */
function explainUndecidedDenies({ verdict, statements }: Evaluation): readonly Reason[] {
  if (verdict === 'DENIED' || verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') return [];
  return statements
    .filter((result) => mayBe(result, 'DENY') && result.applies === 'UNKNOWN')
    .flatMap((result) => [
      reason('DENY_UNDECIDED', 'It is not decided whether this Deny statement applies.', placeOf(result)),
      ...explainConditions(result, 'This Deny statement applies'),
      ...explainPrincipal(result),
    ]);
}

/** The statements that allow the action to the principal, and why each does not apply. */
function explainNearMisses(evaluation: Evaluation): readonly Reason[] {
  const { verdict, statements, grants, request } = evaluation;
  const reasons = statements.flatMap((result): readonly Reason[] => {
    const pointer = placeOf(result);
    const dead = findDeadPart(result.statement, request.key);
    const isForAnother = result.principal === 'NONE' && dead !== 'PRINCIPAL';
    if (dead !== null && !isForAnother) {
      return [reason('STATEMENT_WITHOUT_EFFECT', `This statement has no effect: ${DEAD[dead]}.`, pointer)];
    }
    if (!mayBe(result, 'ALLOW') || verdict === 'ALLOWED' || verdict === 'DENIED') return [];
    if (result.principal === 'NONE' || result.action === 'NO') return [];
    if (evaluation.action?.decidedBy === 'GRANT') {
      const message = 'This statement has no effect for kms:RetireGrant: the grant says who may retire it.';
      return [reason('STATEMENT_WITHOUT_EFFECT', message, pointer)];
    }
    if (result.applies === 'YES') return [];
    return [...explainPrincipal(result), ...explainConditions(result, 'This statement allows it')];
  });
  if (verdict === 'ALLOWED' || verdict === 'DENIED') return reasons;
  return [...reasons, ...(grants ?? []).flatMap(explainGrant)];
}

const DEAD = {
  PRINCIPAL: 'no request has one of its principals',
  ACTION: 'it has no action that a key policy decides',
  RESOURCE: 'its resource is not this key',
} as const;

function explainPrincipal(result: StatementResult): readonly Reason[] {
  const { principalReason: code } = result;
  if (code === null || result.principal !== 'UNKNOWN') return [];
  return [reason(code, PRINCIPAL_REASONS[code], placeOf(result))];
}

const PRINCIPAL_REASONS: Readonly<Record<PrincipalReason, string>> = {
  SESSION_NOT_GIVEN: 'This statement names one session of the role. Give the ARN of the session to decide it.',
  SERVICE_MAY_HAVE_OTHER_NAME:
    'This statement has another name of the service, which may be used for the same request.',
  NOT_PRINCIPAL_WITHOUT_ACCOUNT:
    'NotPrincipal lists the principal without its account, or without the role of the session. It may be denied all the same.',
  PERMISSIONS_BOUNDARY_WOULD_DENY:
    'NotPrincipal in this Deny statement lists the principal. If the principal has a permissions boundary, it is denied all the same.',
};

function explainConditions(result: StatementResult, what: string): readonly Reason[] {
  return result.conditions
    .filter(({ applies }) => applies !== 'YES')
    .map((condition) => {
      const code = condition.reason ?? 'CONDITION_NOT_MET';
      const place = { pointer: condition.condition.pointer, conditionKey: condition.condition.key };
      return reason(
        code,
        `${what}, but only where ${describe(condition.condition)}: ${explainCondition(condition)}.`,
        place,
      );
    });
}

/** Such as: kms:ViaService StringEquals "s3.us-east-2.amazonaws.com". */
function describe({ key, operator, values }: PolicyCondition): string {
  const shown = values.slice(0, 5).map((value) => quote(value));
  const more = values.length > shown.length ? `, and ${values.length - shown.length} more` : '';
  return `${clip(key)} ${clip(operator)} ${shown.join(', ')}${more}`;
}

const CONDITION_REASONS: Readonly<Record<ConditionReason, string>> = {
  UNKNOWN_OPERATOR: 'the operator is not known',
  CONDITION_INVALID: 'AWS does not say how this condition is evaluated',
  KEY_NEVER_PRESENT: 'such a request never has this key',
  KEY_FOR_IAM_POLICIES_ONLY: 'AWS documents this key for IAM policies only',
  SET_OPERATOR_MISSING: 'the key has several values, and the operator has neither ForAllValues nor ForAnyValue',
  MISSING_KEY: 'it is not known what the request has',
  CONDITION_NOT_MET: 'the request does not',
};

function explainCondition({ reason: code, requestValues, missingKeys, condition }: ConditionResult): string {
  if (code === 'MISSING_KEY') {
    const others = missingKeys.filter((key) => key !== condition.key);
    return others.length === 0
      ? CONDITION_REASONS.MISSING_KEY
      : `the value of ${others.map((key) => clip(key)).join(', ')} is not known`;
  }
  if (code !== 'CONDITION_NOT_MET' && code !== null) return CONDITION_REASONS[code];
  if (requestValues === null || requestValues.length === 0) return 'the request has none';
  return `the request has ${requestValues
    .slice(0, 5)
    .map((value) => quote(value))
    .join(', ')}`;
}

/** Why a grant to the principal does not apply. */
function explainGrant(result: GrantResult): readonly Reason[] {
  const { principal, operation, constraints, applies, missingKeys } = result;
  if (applies === 'YES' || principal === 'NONE' || operation === 'NO') return [];
  const place = placeOf(result);
  if (constraints === 'NO') {
    return [
      reason('CONSTRAINT_NOT_MET', 'This grant allows it, but the request does not meet its constraints.', place),
    ];
  }
  if (constraints === 'YES') {
    return [reason('SESSION_NOT_GIVEN', PRINCIPAL_REASONS.SESSION_NOT_GIVEN.replace('statement', 'grant'), place)];
  }
  if (missingKeys.length === 0) {
    return [reason('UNKNOWN_CONSTRAINT', 'This grant has a constraint that the gateway does not know.', place)];
  }
  return missingKeys.map((key) =>
    reason('MISSING_KEY', `This grant has a constraint: it is not known what the request has under ${key}.`, {
      ...place,
      conditionKey: key,
    }),
  );
}

/** What a reader should know besides. */
function explainNotes(evaluation: Evaluation): readonly Reason[] {
  const { verdict, action, statements, basis, request } = evaluation;
  const isAllowed = verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS';
  const notes: Reason[] = [];
  if (isAllowed && needsMoreOfIam(action)) {
    notes.push(
      action?.name === 'kms:ReplicateKey'
        ? reason('NEEDS_OTHER_PERMISSION', 'IAM policies must also allow kms:CreateKey in the Region of the replica.')
        : reason('NEEDS_ALIAS_IN_IAM', 'IAM policies must also allow the action on the alias.'),
    );
  }
  if (isAllowed && action !== undefined && OTHER_KEY.has(action.name)) {
    notes.push(reason('NEEDS_OTHER_KEY', OTHER_KEY.get(action.name) ?? ''));
  }
  for (const result of statements) {
    if (result.principalReason !== 'PERMISSIONS_BOUNDARY_WOULD_DENY' || result.action === 'NO') continue;
    const code = result.principalReason;
    notes.push(reason(code, PRINCIPAL_REASONS[code], placeOf(result)));
  }
  if (isAllowed && action?.name === 'kms:CreateGrant' && basis.some((source) => 'grant' in source)) {
    const message = 'A grant allows CreateGrant for its own operations only, under constraints at least as strict.';
    notes.push(reason('CHILD_GRANT_LIMITED', message));
  }
  if (verdict === 'ALLOWED' && request.principal.kind === 'SERVICE' && basis.every(isForEveryone)) {
    const message = 'Only a statement for everyone allows it. AWS does not say whether that includes AWS services.';
    notes.push(reason('EVERYONE_COVERS_SERVICES', message));
  }
  if (request.principal.kind === 'SESSION' && readsPrincipalArn(statements)) {
    const message = "The ARN of a session does not have its role's path. A role without a path was assumed.";
    notes.push(reason('ROLE_WITHOUT_PATH', message));
  }
  return notes;
}

/** Actions that concern a second key, whose policy must allow them, too. */
const OTHER_KEY: ReadonlyMap<string, string> = new Map([
  ['kms:UpdateAlias', 'The policies of both keys must allow it: the key that the alias has, and the one that it gets.'],
  ['kms:ReEncryptFrom', 'The key that encrypts again must allow kms:ReEncryptTo.'],
  ['kms:ReEncryptTo', 'The key that decrypts must allow kms:ReEncryptFrom.'],
  ['kms:UpdatePrimaryRegion', 'The policy of the replica must allow it, too.'],
]);

function isForEveryone(source: StatementResult | GrantResult): boolean {
  if ('grant' in source) return false;
  const { principals, notPrincipals } = source.statement;
  return notPrincipals !== null || (principals ?? []).every(({ kind }) => kind === 'EVERYONE');
}

function readsPrincipalArn(statements: readonly StatementResult[]): boolean {
  return statements.some(
    ({ principal, action, conditions }) =>
      principal !== 'NONE' &&
      action !== 'NO' &&
      conditions.some(
        ({ condition, requestValues }) =>
          toAsciiLowerCase(condition.key) === 'aws:principalarn' &&
          (requestValues ?? []).every((arn) => arn.split('/').length === 2),
      ),
  );
}

function placeOf(source: StatementResult | GrantResult): Partial<Reason> {
  return 'grant' in source ? { grantId: source.grant.grantId } : { pointer: source.statement.pointer };
}
