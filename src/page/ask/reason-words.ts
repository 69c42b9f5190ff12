import type { EvaluationFragment, VerdictFragment } from '../generated/graphql.ts';
import { toConditionText } from '../policy/condition-text.ts';
import { toRequestWords } from './verdict-words.ts';

type Reason = Pick<VerdictFragment['reasons'][number], 'code' | 'message' | 'pointer'>;
type Evaluated = EvaluationFragment['conditions'][number];

/**
 * A reason in words. The gateway's message quotes conditions as the policy writes them, with their operators. Those that
 * are met are left out: the statements below the reasons show them.
 */
export function toReasonWords(reason: Reason, statements: readonly EvaluationFragment[]): string {
  const { message, pointer } = reason;
  const conditions = statements.flatMap((each) => each.conditions);
  const evaluated = conditions.find(({ condition }) => condition.pointer === pointer);
  const at = message.indexOf(ONLY_WHERE);
  if (evaluated && at > 0) {
    return `${message.slice(0, at)}, but only if ${toFewText(evaluated.condition)}: ${toWhy(reason, evaluated)}.`;
  }
  return statements.some(({ statement }) => statement.pointer === pointer) ? message.replace(MET, '') : message;
}

/** As analysis/explain/explain-conditions.ts begins to quote conditions. */
const ONLY_WHERE = ', but only where ';
/** Only a sentence about the Region can follow (analysis/explain/explain-basis.ts). */
const MET = / The request meets its conditions?: .*?(?=$| The principal's account must have enabled [^.]*\.$)/s;

/** What the gateway says after the condition. Only for CONDITION_NOT_MET does that quote values, which can have colons. */
function toWhy({ code, message }: Reason, { requestValues }: Evaluated): string {
  if (code === 'CONDITION_NOT_MET') return toRequestWords(requestValues);
  return message.slice(message.lastIndexOf(': ') + 2, -1);
}

function toFewText(condition: Evaluated['condition']): string {
  const { values } = condition;
  if (values.length <= FEW) return toConditionText(condition);
  return toConditionText({ ...condition, values: [...values.slice(0, FEW), `${values.length - FEW} more`] });
}

const FEW = 3;
