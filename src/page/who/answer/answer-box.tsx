import { Link } from '../../ui/link.tsx';
import { toHref, toTabHref } from '../../ui/location.ts';
import type { Answer } from './answer.ts';
import { splitMentions } from './mentions.ts';

/** Who can use the key, in a few sentences, with links to the statements that they name. */
export function AnswerBox({ answer: { tone, lead, rest, source }, pointers }: AnswerBoxProps) {
  return (
    <p className="answer" data-tone={tone}>
      <strong>
        <Sentence text={lead} pointers={pointers} />
      </strong>{' '}
      {rest.map((sentence) => (
        <span key={sentence}>
          <Sentence text={sentence} pointers={pointers} />{' '}
        </span>
      ))}
      {source?.__typename === 'PolicyStatement' && (
        <Link href={toTabHref('statements', source.pointer)}>
          Show statement {pointers.indexOf(source.pointer) + 1}
        </Link>
      )}
      {source?.__typename === 'KeyGrant' && (
        <Link href={toHref('grants', [['grant', source.grantId]])}>Show the grant</Link>
      )}
    </p>
  );
}

export type AnswerBoxProps = {
  readonly answer: Answer;
  /** Those of all statements of the policy, in their order. */
  readonly pointers: readonly string[];
};

function Sentence({ text, pointers }: { readonly text: string; readonly pointers: readonly string[] }) {
  return splitMentions(text).map((piece) => {
    const pointer = piece.statement === null ? undefined : pointers[piece.statement - 1];
    return pointer === undefined ? (
      piece.text
    ) : (
      <Link key={pointer} href={toTabHref('statements', pointer)} aria-label={`Statement ${piece.statement}`}>
        {piece.text}
      </Link>
    );
  });
}
