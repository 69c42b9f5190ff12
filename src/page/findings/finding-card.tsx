import { escapeInvisible } from '../../json/quote.ts';
import { Breakable } from '../ui/breakable.tsx';
import { Link } from '../ui/link.tsx';
import { toHref, toTabHref } from '../ui/location.ts';
import { toTitle } from './finding-titles.ts';
import { type Finding, SEVERITY_WORDS, toAskParameters, toWitnessWords } from './finding-words.ts';

/** One finding: what is wrong, where, a request that shows it, and what to do. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const { code, severity, certain, message, remedy, witness } = finding;
  return (
    <li className="finding" data-severity={severity}>
      <h3>
        <span className="severity">{SEVERITY_WORDS[severity]}</span>
        <span className="finding-title">{toTitle(code)}</span>
        {!certain && <span className="tag">Not certain</span>}
      </h3>
      <p>
        <Marked text={message} /> <Place finding={finding} />
      </p>
      {!certain && <p className="quiet">It depends on something that is not known, so it may be wrong.</p>}
      <dl>
        {witness && (
          <div className="line">
            <dt>Example</dt>
            <dd>
              <Breakable text={toWitnessWords(witness)} />{' '}
              <Link href={toHref('ask', toAskParameters(witness))}>Ask about it</Link>
            </dd>
          </div>
        )}
        <div className="line">
          <dt>What to do</dt>
          <dd>
            <Marked text={remedy} />
          </dd>
        </div>
      </dl>
    </li>
  );
}

/** A link to the statement or the grant. */
function Place({ finding: { pointer, statement, grant } }: { readonly finding: Finding }) {
  if (grant) return <Link href={toHref('grants', [['grant', grant.grantId]])}>Show the grant</Link>;
  if (typeof pointer !== 'string' || pointer === '') return null;
  return (
    <Link href={toTabHref('statements', statement?.pointer ?? pointer)}>
      {statement?.sid ? `Show statement “${escapeInvisible(statement.sid)}”` : 'Show the statement'}
    </Link>
  );
}

/** The gateway writes names of settings and fields between backticks. */
function Marked({ text }: { readonly text: string }) {
  return escapeInvisible(text)
    .split('`')
    .map((part, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no ID
      index % 2 === 0 ? part : <code key={index}>{part}</code>,
    );
}
