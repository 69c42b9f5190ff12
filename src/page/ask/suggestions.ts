import { KMS_ACTIONS } from '../../analysis/tables/actions.ts';
import { CONDITION_KEYS } from '../../analysis/tables/condition-keys.ts';
import type { AskFormQuery } from '../generated/graphql.ts';
import { toAskable } from '../policy/askable.ts';
import { fitsKey } from '../policy/fits-key.ts';
import { toPrincipalWords } from '../policy/statement-words.ts';

export type Suggestion = { readonly value: string; readonly label: string };

export type Suggestions = {
  readonly principals: readonly Suggestion[];
  readonly actions: readonly Suggestion[];
  readonly conditionKeys: readonly string[];
  readonly services: readonly string[];
};

/** What the inputs of the form offer: whom the key names, and what AWS KMS knows. */
export function toSuggestions(key: AskFormQuery['key']): Suggestions {
  const { usage = null, spec = null } = key?.metadata ?? {};
  const region = key?.arn.split(':')[3] ?? 'REGION';
  return {
    principals: toPrincipals(key),
    actions: KMS_ACTIONS.map(({ name, decidedBy }) => ({
      value: name,
      label:
        decidedBy === 'IAM_ONLY'
          ? 'not about a key'
          : fitsKey(name, { usage, spec }) === false
            ? 'not with this kind of key'
            : '',
    })).toSorted((one, other) => Number(one.label !== '') - Number(other.label !== '')),
    conditionKeys: CONDITION_KEYS.map(({ name }) => name),
    services: ['direct', ...SERVICES.map((service) => `${service}.${region}.amazonaws.com`)],
  };
}

const SERVICES = ['s3', 'ec2', 'rds', 'secretsmanager', 'dynamodb', 'lambda', 'sqs', 'logs'];

/** Those that can be asked for. For an account, its root user. */
function toPrincipals(key: AskFormQuery['key']): readonly Suggestion[] {
  const partition = key?.arn.split(':')[1] ?? 'aws';
  return (key?.principals?.nodes ?? []).flatMap(({ principal }) => {
    const value = toAskable(principal, partition);
    if (value === null) return [];
    const { label, name } = toPrincipalWords(principal, { home: key?.accountId ?? '', isAllowed: true });
    const isAccount = principal.kind === 'ACCOUNT';
    return [{ value, label: isAccount ? 'root user' : [label, name].filter(Boolean).join(' ') }];
  });
}
