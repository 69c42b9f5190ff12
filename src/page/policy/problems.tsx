import type { PolicyViewFragment } from '../generated/graphql.ts';

/** The mistakes in the text, with their places. */
export function Problems({ problems, active, onPoint, onPin }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div className="problems">
      <h3>{problems.length === 1 ? 'The text has a mistake' : `The text has ${problems.length} mistakes`}</h3>
      <ul>
        {problems.map(({ message, pointer }) => (
          <li key={`${pointer} ${message}`}>
            <button
              type="button"
              data-active={active === pointer}
              onMouseEnter={() => onPoint(pointer)}
              onMouseLeave={() => onPoint(null)}
              onFocus={() => onPoint(pointer)}
              onBlur={() => onPoint(null)}
              onClick={() => onPin(pointer)}
            >
              {message} <span className="mono">{pointer || 'the whole text'}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

export type ProblemsProps = {
  readonly problems: PolicyViewFragment['problems'];
  /** The pointer that is highlighted. */
  readonly active: string | null;
  readonly onPoint: (pointer: string | null) => void;
  readonly onPin: (pointer: string) => void;
};
