import { Link } from '../../ui/link.tsx';
import { toHref, toTabHref } from '../../ui/location.ts';
import type { Answer } from './answer.ts';
import { splitMentions } from './mentions.ts';

/** Who can use the key, in a few sentences, with links to the statements that they name. */
export function AnswerBox({ answer: { tone, lead, rest, source, restOfSource }, pointers }: AnswerBoxProps) {
  return (
    <p className="answer" data-tone={tone}>
      <strong>
        <Sentence text={lead} pointers={pointers} />
      </strong>{' '}
      <Sentences texts={rest.slice(0, restOfSource)} pointers={pointers} />
      {source && (
        <>
          <SourceLink source={source} pointers={pointers} />.{' '}
        </>
      )}
      <Sentences texts={rest.slice(restOfSource)} pointers={pointers} />
    </p>
  );
}

export type AnswerBoxProps = {
  readonly answer: Answer;
  /** Those of all statements of the policy, in their order. */
  readonly pointers: readonly string[];
};

type Pointers = Pick<AnswerBoxProps, 'pointers'>;

/** Right after what it allows: at the end, it would seem to be about the last sentence. */
function SourceLink({ source, pointers }: Pointers & { readonly source: NonNullable<Answer['source']> }) {
  return source.__typename === 'PolicyStatement' ? (
    <Link href={toTabHref('statements', source.pointer)}>Show statement {pointers.indexOf(source.pointer) + 1}</Link>
  ) : (
    <Link href={toHref('grants', [['grant', source.grantId]])}>Show the grant</Link>
  );
}

function Sentences({ texts, pointers }: Pointers & { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <span key={text}>
      <Sentence text={text} pointers={pointers} />{' '}
    </span>
  ));
}

function Sentence({ text, pointers }: Pointers & { readonly text: string }) {
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
