import { type Condition, toConditionWords } from './statement-words.ts';

/** All that must hold besides. */
export function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  return (
    <ul className="conditions">
      {conditions.map((condition, index) => {
        const { before, key, verb, values, note } = toConditionWords(condition);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
          <li key={index} title={condition.operator}>
            {index > 0 && <span className="joint">and </span>}
            {before && `${before} `}
            <span className="mono condition-key">{key}</span> {verb}{' '}
            {values.map((value, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a policy may name the same twice
              <span key={place}>
                {place > 0 && ', '}
                <span className="mono value">{value}</span>
              </span>
            ))}
            {note && <span className="note">, {note}</span>}
          </li>
        );
      })}
    </ul>
  );
}
