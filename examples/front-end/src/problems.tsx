import type { PolicyViewFragment } from './generated/graphql.ts';

/** What is wrong with the text, each with its place in it. */
export function Problems({ problems, active, onPoint, onPin }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div className="problems">
      <h3>
        {problems.length === 1 ? 'Something in the text is wrong' : `${problems.length} things in the text are wrong`}
      </h3>
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
  /** The pointer that is marked. */
  readonly active: string | null;
  readonly onPoint: (pointer: string | null) => void;
  readonly onPin: (pointer: string) => void;
};
