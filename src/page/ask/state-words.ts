import type { VerdictFragment } from '../generated/graphql.ts';

type KeyState = NonNullable<VerdictFragment['keyState']>;

/** Whether KMS performs the action in the present state of the key, as a sentence. */
export function toStateWordsOfUse({
  state,
  refused,
  exceptions,
}: Pick<KeyState, 'state' | 'refused' | 'exceptions'>): string {
  const now = `The key is ${toName(state)}`;
  const answer = exceptions.length === 0 ? '' : ` It answers ${exceptions.join(' or ')}.`;
  if (refused === true) return `${now}: KMS refuses it now, whoever is allowed to.${answer}`;
  if (refused === false) return `${now}, which does not refuse it.`;
  return `${now}. Whether KMS performs it then depends on more than that.${answer}`;
}

/** `PendingDeletion`: pending deletion. */
function toName(state: KeyState['state']): string {
  if (state === 'UNKNOWN') return 'in a state that is not known';
  return state.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
