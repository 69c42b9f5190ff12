import type { ContextRow } from './ask-location.ts';
import { toValueInput } from './missing-keys.ts';

/** The condition keys of the request. */
export function ContextRows({ rows, onRows }: ContextRowsProps) {
  return rows.map((row, index) => {
    const set = (changes: Partial<ContextRow>) => onRows(rows.with(index, { ...row, ...changes }));
    const input = toValueInput(index);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: two rows can be equal while they are typed
      <div className="context-row" key={index}>
        <input
          id={`${input}-key`}
          aria-label="Condition key"
          placeholder="condition key"
          list="ask-keys"
          spellCheck={false}
          autoComplete="off"
          value={row.key}
          onChange={({ target }) => set({ key: target.value })}
        />
        <select
          aria-label={`What the request has of ${row.key || 'it'}`}
          value={row.value === null ? 'absent' : 'is'}
          onChange={({ target }) => set({ value: target.value === 'absent' ? null : '' })}
        >
          <option value="is">is</option>
          <option value="absent">is absent</option>
        </select>
        {row.value !== null && (
          <input
            id={input}
            aria-label={`Value of ${row.key || 'it'}`}
            placeholder="value"
            spellCheck={false}
            autoComplete="off"
            value={row.value}
            onChange={({ target }) => set({ value: target.value })}
          />
        )}
        <button type="button" className="button" onClick={() => onRows(rows.toSpliced(index, 1))}>
          Remove
        </button>
      </div>
    );
  });
}

export type ContextRowsProps = {
  readonly rows: readonly ContextRow[];
  readonly onRows: (rows: readonly ContextRow[]) => void;
};
