import { type Condition, toConditionWords } from './statement-words.ts';

/** A condition in one line, as a file has it, with all its values. */
export function toConditionText(condition: Condition): string {
  const { before, key, verb, values, note } = toConditionWords(condition);
  return [before, key, verb, values.join(', '), note && `(${note})`].filter(Boolean).join(' ');
}
