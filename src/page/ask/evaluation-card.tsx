import { escapeInvisible } from '../../json/quote.ts';
import { type FragmentType, readFragment } from '../generated/index.ts';
import { Condition } from '../policy/conditions.tsx';
import { Link } from '../ui/link.tsx';
import { toTabHref } from '../ui/location.ts';
import { EVALUATION } from './verdict-query.ts';
import { APPLIES_WORDS, MATCH_WORDS, PRINCIPAL_WORDS, toRequestWords } from './verdict-words.ts';

/** One statement: whether each of its parts matches the request. */
export function EvaluationCard({ evaluationRef, toNumber }: EvaluationCardProps) {
  const { applies, principal, action, resource, conditions, statement } = readFragment(EVALUATION, evaluationRef);
  const { pointer, sid, effect } = statement;
  const number = toNumber(pointer);
  const isDeny = effect === 'DENY';
  return (
    <li className="statement" data-effect={isDeny && applies === 'YES' ? 'DENY' : undefined}>
      <h3 className="evaluation-head">
        <span className="effect" data-deny={isDeny}>
          {isDeny ? 'Deny' : 'Allow'}
        </span>
        <Link className="sid" href={toTabHref('statements', pointer)}>
          {sid ? escapeInvisible(sid) : `Statement ${number}`}
        </Link>
        <span className="tag" data-match={applies}>
          {APPLIES_WORDS[applies]}
        </span>
        <span className="number" aria-hidden="true">
          {number}
        </span>
      </h3>
      <dl className="parts">
        <Part term="Principal" match={principal} words={PRINCIPAL_WORDS[principal]} />
        <Part term="Action" match={action} words={MATCH_WORDS[action]} />
        <Part term="Key" match={resource} words={MATCH_WORDS[resource]} />
      </dl>
      {conditions.length > 0 && (
        <ul className="evaluated-conditions">
          {conditions.map(({ applies: met, condition, requestValues }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no ID
            <li key={index} data-match={met}>
              <span className="match" aria-hidden="true">
                {SIGNS[met]}
              </span>
              <span>
                <span className="visually-hidden">{`Condition, ${MET[met]}: `}</span>
                <Condition condition={condition} /> <span className="note">({toRequestWords(requestValues)})</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

export type EvaluationCardProps = {
  readonly evaluationRef: FragmentType<typeof EVALUATION>;
  readonly toNumber: (pointer: string) => number;
};

export function Part({
  term,
  match,
  words,
}: {
  readonly term: string;
  readonly match: string;
  readonly words: string;
}) {
  return (
    <div data-match={match}>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );
}

const SIGNS = { YES: '✓', NO: '✕', UNKNOWN: '?' } as const;
const MET = { YES: 'met', NO: 'not met', UNKNOWN: 'not known' } as const;
