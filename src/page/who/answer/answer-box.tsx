import { Link } from '../../ui/link.tsx';
import { toHref, toTabHref } from '../../ui/location.ts';
import type { Answer } from './answer.ts';

/** Who can use the key, in a few sentences, with a link to what says the first of them. */
export function AnswerBox({ answer: { tone, lead, rest, source }, toNumber }: AnswerBoxProps) {
  return (
    <p className="answer" data-tone={tone}>
      <strong>{lead}</strong> {rest.join(' ')}{' '}
      {source?.__typename === 'PolicyStatement' && (
        <Link href={toTabHref('statements', source.pointer)}>Show statement {toNumber(source.pointer)}</Link>
      )}
      {source?.__typename === 'KeyGrant' && (
        <Link href={toHref('grants', [['grant', source.grantId]])}>Show the grant</Link>
      )}
    </p>
  );
}

export type AnswerBoxProps = {
  readonly answer: Answer;
  /** The number of a statement, counted from 1. */
  readonly toNumber: (pointer: string) => number;
};
