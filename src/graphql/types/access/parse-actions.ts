import { refuseAction } from '../../../analysis/request/request-action.ts';
import { findAction } from '../../../analysis/tables/actions.ts';
import { BadUserInput } from '../../user-input.ts';

/** The most actions of the argument `actions`: more than KMS has. */
const MAX_ACTIONS = 100;

/** The argument `actions` in AWS's spelling, each action once. Throws BadUserInput. */
export function parseActions(texts: readonly string[]): readonly string[] {
  if (texts.length > MAX_ACTIONS) {
    throw new BadUserInput(`actions has ${texts.length} entries: expected at most ${MAX_ACTIONS}.`);
  }
  const names = texts.map((text, index) => {
    const action = findAction(text);
    if (action !== undefined) return action.name;
    throw new BadUserInput(`actions[${index}] is ${refuseAction(text)}`);
  });
  return [...new Set(names)];
}

/** Like `parseActions`, for actions about a key: at least one. Throws BadUserInput for one that IAM alone decides. */
export function parseKeyActions(texts: readonly string[]): readonly string[] {
  const actions = parseActions(texts);
  if (actions.length === 0) throw new BadUserInput('actions is empty: expected at least one, such as kms:Decrypt.');
  const other = actions.find((action) => findAction(action)?.decidedBy === 'IAM_ONLY');
  if (other === undefined) return actions;
  throw new BadUserInput(`actions has ${other}: expected actions about a key. IAM policies alone decide this one.`);
}
