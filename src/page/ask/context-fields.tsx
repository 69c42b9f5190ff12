import type { Pair, Question } from './ask-location.ts';
import { ContextRows } from './context-rows.tsx';
import { toPairInput, toValueInput, VIA_INPUT } from './missing-keys.ts';

/** What is known of the request, besides principal and action. What is not said is not known. */
export function ContextFields({ draft, onChange, onFocus, isBad }: ContextFieldsProps) {
  const { rows, via, encryption, complete } = draft;
  const setPairs = (pairs: readonly Pair[]) => onChange({ encryption: pairs });
  return (
    <fieldset className="context" aria-describedby={isBad ? 'bad-input' : undefined} data-bad={isBad}>
      <legend>What is known of the request</legend>
      <div className="context-line">
        <label className="field">
          <span>Through</span>
          <input
            id={VIA_INPUT}
            value={via}
            list="ask-services"
            placeholder="not known; direct, or a service"
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => onChange({ via: target.value })}
          />
        </label>
        <label className="field">
          <span>Encryption context</span>
          <select
            value={encryption === null ? 'unknown' : encryption.length === 0 ? 'none' : 'pairs'}
            onChange={({ target }) => {
              onChange({ encryption: ENCRYPTION[target.value] ?? null });
              if (target.value === 'pairs') onFocus(toPairInput(0));
            }}
          >
            <option value="unknown">not known</option>
            <option value="none">none</option>
            <option value="pairs">these pairs</option>
          </select>
        </label>
        <label className="check">
          <input type="checkbox" checked={complete} onChange={({ target }) => onChange({ complete: target.checked })} />
          It has no other condition keys
        </label>
      </div>
      {encryption?.map((pair, index) => {
        const set = (changes: Partial<Pair>) => setPairs(encryption.with(index, { ...pair, ...changes }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pairs can be equal while they are typed
          <div className="context-row" key={index}>
            <input
              id={toPairInput(index)}
              aria-label="Key of the encryption context"
              placeholder="key of the encryption context"
              value={pair.key}
              onChange={({ target }) => set({ key: target.value })}
            />
            <span>is</span>
            <input
              aria-label="Its value"
              placeholder="value"
              value={pair.value}
              onChange={({ target }) => set({ value: target.value })}
            />
            <button type="button" className="button" onClick={() => setPairs(encryption.toSpliced(index, 1))}>
              Remove
            </button>
          </div>
        );
      })}
      <ContextRows rows={rows} onRows={(changed) => onChange({ rows: changed })} />
      <div className="context-actions">
        <button
          type="button"
          className="button"
          onClick={() => {
            onChange({ rows: [...rows, { key: '', value: '' }] });
            onFocus(`${toValueInput(rows.length)}-key`);
          }}
        >
          Add a condition key
        </button>
        {encryption !== null && encryption.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => {
              setPairs([...encryption, { key: '', value: '' }]);
              onFocus(toPairInput(encryption.length));
            }}
          >
            Add a pair
          </button>
        )}
      </div>
    </fieldset>
  );
}

const ENCRYPTION: Readonly<Record<string, Question['encryption']>> = {
  unknown: null,
  none: [],
  pairs: [{ key: '', value: '' }],
};

export type ContextFieldsProps = {
  readonly draft: Question;
  readonly onChange: (changes: Partial<Question>) => void;
  readonly onFocus: (id: string) => void;
  /** Whether the gateway refused what these say. */
  readonly isBad: boolean;
};
