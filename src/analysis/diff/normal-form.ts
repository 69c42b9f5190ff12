import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyDocument, PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import { toVariables } from '../request/request-context.ts';
import { findWritten } from './written.ts';

/** The text of a policy, and the document that was read from it; null if it is none. */
export type ReadPolicy = { readonly text: string; readonly document: PolicyDocument | null };

/**
 * The policy as JSON, equal for two policies that differ only in ways that never matter: order, repetition, whitespace,
 * Sid and Id, one value or a list of one, the case of actions and condition keys, and 12 digits for the ARN of an
 * account. `partition` is that of the key. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 *
 * What was not read as a whole goes in as it is written, and so does a text that is no policy document.
 */
export function toNormalForm({ text, document }: ReadPolicy, partition: string): string {
  if (document === null) return JSON.stringify({ text });
  const written = findWritten(text, [
    ...document.unreadStatements,
    ...document.statements.filter(({ unread }) => unread.size > 0).map(({ pointer }) => pointer),
  ]);
  const read = document.statements.filter(({ unread }) => unread.size === 0);
  return JSON.stringify({
    ...(document.statements.some(hasVariables) && { Version: toVersion(text, document) }),
    Statement: toSorted([...read.map((statement) => statementForm(statement, partition)), ...written]),
  });
}

/** Of a Version that is given twice, both values, in their order. */
function toVersion(text: string, document: PolicyDocument): string | readonly string[] {
  return document.isVersionUnread ? findWritten(text, ['/Version']) : toVariables(document);
}

/** The same for one statement that was read as a whole. Its variables are as written. */
export function statementForm(statement: PolicyStatement, partition: string): string {
  const { principals, notPrincipals, actions, notActions } = statement;
  return JSON.stringify({
    Principal: toList(principals, (principal) => principalForm(principal, partition)),
    NotPrincipal: toList(notPrincipals, (principal) => principalForm(principal, partition)),
    Action: toList(actions, toAsciiLowerCase),
    NotAction: toList(notActions, toAsciiLowerCase),
    ...effectForm(statement),
  });
}

/** The part of it that counts for requests whose principal and action match. */
export function effectForm({ effect, resources, notResources, conditions }: PolicyStatement) {
  return {
    Effect: effect,
    Resource: toList(resources, String),
    NotResource: toList(notResources, String),
    Condition: toSorted(conditions.map(conditionForm)),
  };
}

/** Undefined, and so not in the JSON, if the statement does not have the element. */
function toList<Value>(
  values: readonly Value[] | null,
  toText: (value: Value) => string,
): readonly string[] | undefined {
  return values === null ? undefined : toSorted(values.map(toText));
}

/** By UTF-16 units, which is the same on every machine, and without repetition. */
function toSorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

export function principalForm({ kind, type, value, accountId }: PolicyPrincipal, partition: string): string {
  if (kind === 'EVERYONE') return '*';
  // The ARN of an account in another partition means nobody who can use the key. 12 digits mean the key's partition.
  // So does the ARN of an account of the kind Federated.
  const isAccount = kind === 'ACCOUNT' && type === 'AWS' && accountId !== null;
  if (isAccount && [accountId, `arn:${partition}:iam::${accountId}:root`].includes(value)) return accountId;
  const isService = kind === 'SERVICE' && !/[*?]/.test(value);
  return `${type} ${isService ? toAsciiLowerCase(value) : value}`;
}

function conditionForm({ operator, key, values }: PolicyCondition): string {
  return JSON.stringify([operator, toAsciiLowerCase(key), toSorted(values)]);
}

export function hasVariables({ resources, notResources, conditions }: PolicyStatement): boolean {
  const texts = [resources ?? [], notResources ?? [], ...conditions.map(({ values }) => values)];
  return texts.some((list) => list.some((text) => text.includes('${')));
}
