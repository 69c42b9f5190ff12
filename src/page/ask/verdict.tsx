import { escapeInvisible } from '../../json/quote.ts';
import { toKmsFailure } from '../gateway/failure.ts';
import { FailureLine } from '../gateway/failure-notice.tsx';
import type { VerdictFragment } from '../generated/graphql.ts';
import { type FragmentType, readFragment } from '../generated/index.ts';
import { useAnnouncement } from '../ui/announce.tsx';
import { Breakable } from '../ui/breakable.tsx';
import { Link } from '../ui/link.tsx';
import { toHref, toTabHref } from '../ui/location.ts';
import { EvaluationCard } from './evaluation-card.tsx';
import { GrantEvaluation } from './grant-evaluation.tsx';
import { toReasonWords } from './reason-words.ts';
import { EVALUATION, VERDICT } from './verdict-query.ts';
import { LIMIT_WORDS, toKeyWords, toShortName, toTitle, toVerdictSentence, VERDICT_SIGNS } from './verdict-words.ts';

/** The verdict in words, and all that explains it. */
export function Verdict({ accessRef, toNumber, onMissingKey }: VerdictProps) {
  const access = readFragment(VERDICT, accessRef);
  const { verdict, principal, action, keyState, missingKeys, mayStillRefuse, reasons, statements, grants } = access;
  const sentence = toVerdictSentence(verdict, toShortName(principal), action);
  const key = toKeyWords(keyState, verdict);
  const title = toTitle(verdict, key);
  const evaluations = statements.map((each) => readFragment(EVALUATION, each));
  useAnnouncement(`${title}: ${sentence}`);
  return (
    <>
      <section
        className="verdict"
        data-verdict={verdict}
        data-refused={key.isRefused === true}
        aria-labelledby="verdict"
      >
        <h2 id="verdict">
          <span aria-hidden="true">{VERDICT_SIGNS[verdict]} </span>
          {title}
        </h2>
        <p>
          <Breakable text={sentence} />
        </p>
        <Basis basis={access.basis} isDecided={verdict !== 'UNKNOWN'} toNumber={toNumber} />
        <p className="verdict-key" data-refused={key.isRefused === true}>
          {key.words}
        </p>
        {missingKeys.length > 0 && (
          <div className="missing">
            <p id="missing">It depends on what is not known. Fill in:</p>
            <ul className="names" aria-labelledby="missing">
              {missingKeys.map((missing) => (
                <li key={missing}>
                  <button type="button" className="button mono" onClick={() => onMissingKey(missing)}>
                    {escapeInvisible(missing)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </section>
      <section className="why" aria-labelledby="why">
        <h2 id="why">Why</h2>
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={`${reason.code} ${reason.pointer} ${reason.grantId} ${reason.conditionKey} ${reason.message}`}>
              <Reason reason={reason} words={toReasonWords(reason, evaluations)} toNumber={toNumber} />
            </li>
          ))}
        </ul>
      </section>
      {statements.length > 0 && (
        <section className="why" aria-labelledby="evaluated">
          <h2 id="evaluated">Statements about this principal and action</h2>
          <ol className="evaluations">
            {statements.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: in the order of the policy
              <EvaluationCard key={index} evaluationRef={each} toNumber={toNumber} />
            ))}
          </ol>
        </section>
      )}
      {grants !== null && grants !== undefined && grants.length > 0 && (
        <section className="why" aria-labelledby="evaluated-grants">
          <h2 id="evaluated-grants">Grants for this principal</h2>
          <ol className="evaluations">
            {grants.map((each) => (
              <GrantEvaluation key={each.grant.grantId} evaluation={each} />
            ))}
          </ol>
        </section>
      )}
      {mayStillRefuse.length > 0 && (
        <section className="why" aria-labelledby="refuse">
          <h2 id="refuse">What may still refuse it</h2>
          <p className="quiet">These cannot be seen from KMS, and were not read.</p>
          <ul className="reasons">
            {mayStillRefuse.map((limit) => (
              <li key={limit}>{LIMIT_WORDS[limit] ?? limit}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export type VerdictProps = {
  readonly accessRef: FragmentType<typeof VERDICT>;
  /** The number of a statement, counted from 1. */
  readonly toNumber: (pointer: string) => number;
  /** Called with a condition key that is to be filled in. */
  readonly onMissingKey: (key: string) => void;
};

type Numbered = { readonly toNumber: VerdictProps['toNumber'] };

type BasisProps = Numbered & { readonly basis: VerdictFragment['basis']; readonly isDecided: boolean };

function Basis({ basis, isDecided, toNumber }: BasisProps) {
  if (basis.length === 0) return null;
  return (
    <p>
      {isDecided ? 'Decided by ' : 'Left open by '}
      {basis.map((source, index) => (
        <span key={source.__typename === 'PolicyStatement' ? source.pointer : source.grantId}>
          {index > 0 && ', '}
          {source.__typename === 'PolicyStatement' ? (
            <Link href={toTabHref('statements', source.pointer)}>
              statement {toNumber(source.pointer)}
              {source.sid && ` (${escapeInvisible(source.sid)})`}
            </Link>
          ) : (
            <Link href={toHref('grants', [['grant', source.grantId]])}>grant {source.name || source.grantId}</Link>
          )}
        </span>
      ))}
      .
    </p>
  );
}

type ReasonProps = Numbered & { readonly reason: VerdictFragment['reasons'][number]; readonly words: string };

function Reason({ reason, words, toNumber }: ReasonProps) {
  const { code, pointer, grantId, failure } = reason;
  const statement = pointer?.match(/^\/Statement(?:\/\d+)?/)?.[0];
  const number = statement === undefined ? 0 : toNumber(statement);
  return (
    <>
      <Breakable text={words} />{' '}
      {pointer && (
        <Link href={toTabHref('statements', statement ?? pointer)}>
          {number > 0 ? `Statement ${number}` : 'Show it in the policy'}
        </Link>
      )}
      {grantId && <Link href={toHref('grants', [['grant', grantId]])}>Show the grant</Link>}
      {failure && <FailureLine failure={toKmsFailure(failure, OPERATIONS.get(code) ?? 'GetKeyPolicy')} />}
    </>
  );
}

/** The KMS operation whose failure a reason is about. */
const OPERATIONS = new Map<string, string>([
  ['GRANTS_UNREADABLE', 'ListGrants'],
  ['METADATA_UNREADABLE', 'DescribeKey'],
]);
