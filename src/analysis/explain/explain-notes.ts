import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { GrantResult } from '../evaluate-grant.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import { type Evaluation, mayBe, needsMoreOfIam } from '../evaluation.ts';
import { suggestAction } from '../request/suggest-action.ts';
import { needsIamOfOtherAccount } from '../request-verdict.ts';
import { LEAVES_IT } from './explain-basis.ts';
import { PRINCIPAL_REASONS } from './explain-principal.ts';
import { placeOf, type Reason, reason } from './reason.ts';

/** What else must hold for the verdict, and what was assumed. */
export function explainNotes(evaluation: Evaluation): readonly Reason[] {
  const { verdict, action, statements, basis, request } = evaluation;
  const isAllowed = verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS';
  const notes: Reason[] = [];
  if (action === undefined) {
    const known = `The gateway does not know ${request.action}. Only the patterns of the policy were compared with it.`;
    const message = `${known}${suggestAction(request.action)}`;
    notes.push(reason('ACTION_NOT_KNOWN', message));
  }
  if (action?.name === 'kms:SynchronizeMultiRegionKey' && verdict !== 'DENIED') {
    notes.push(reason('FOR_AWS_ONLY', 'Only AWS KMS itself calls this action, by its service-linked role.'));
  }
  if (isAllowed && needsMoreOfIam(action) && request.principal.kind !== 'ROOT') {
    notes.push(
      action?.name === 'kms:ReplicateKey'
        ? reason('NEEDS_OTHER_PERMISSION', 'IAM policies must also allow kms:CreateKey in the Region of the replica.')
        : reason('NEEDS_ALIAS_IN_IAM', 'IAM policies must also allow the action on the alias.'),
    );
  }
  if (isAllowed && action !== undefined && OTHER_KEY.has(action.name)) {
    notes.push(reason('NEEDS_OTHER_KEY', OTHER_KEY.get(action.name) ?? ''));
  }
  if (verdict === 'UNKNOWN') notes.push(...explainFloor(evaluation));
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

/** The statements and grants that leave it to IAM policies, whatever decides the rest. */
function explainFloor({ grounds, statements, grants, request }: Evaluation): readonly Reason[] {
  if (grounds.iam !== null || grounds.deny !== 'NO' || grounds.given !== 'YES' || !grounds.isPossible) return [];
  const isForeign = needsIamOfOtherAccount(request);
  return [...statements.filter((result) => mayBe(result, 'ALLOW')), ...(grants ?? [])]
    .filter((source) => (isForeign && 'statement' in source ? source.applies : source.account) === 'YES')
    .map((source) => {
      const what = 'grant' in source ? 'grant' : 'statement';
      return reason('ACCOUNT_DECIDES', `In any case, this ${what} ${LEAVES_IT}: they may allow it.`, placeOf(source));
    });
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
