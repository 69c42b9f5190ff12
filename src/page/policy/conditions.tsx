import { escapeInvisible } from '../../json/quote.ts';
import { type Condition as ConditionOfPolicy, toConditionWords } from './statement-words.ts';

/** The conditions of a statement. All of them must be met. */
export function Conditions({ conditions }: { readonly conditions: readonly ConditionOfPolicy[] }) {
  return (
    <ul className="conditions">
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no ID
        <li key={index} title={escapeInvisible(condition.operator)}>
          {index > 0 && <span className="joint">and </span>}
          <Condition condition={condition} />
        </li>
      ))}
    </ul>
  );
}

/** One condition in words. */
export function Condition({ condition }: { readonly condition: ConditionOfPolicy }) {
  const { before, key, verb, values, note } = toConditionWords(condition);
  return (
    <>
      {before && `${before} `}
      <span className="mono condition-key">{key}</span> {verb}{' '}
      {values.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a policy can contain a value twice
        <span key={place}>
          {place > 0 && ', '}
          <span className="mono value">{value}</span>
        </span>
      ))}
      {note && <span className="note">, {note}</span>}
    </>
  );
}
