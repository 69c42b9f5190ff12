import { Link } from '../../ui/link.tsx';
import { toTabHref } from '../../ui/location.ts';
import type { Answer } from './answer.ts';

/** Who can use the key, in a few sentences, with a link to what says so. */
export function AnswerBox({ answer: { tone, lead, rest, source } }: { readonly answer: Answer }) {
  return (
    <p className="answer" data-tone={tone}>
      <strong>{lead}</strong> {rest.join(' ')}{' '}
      {source?.__typename === 'PolicyStatement' && (
        <Link href={toTabHref('statements', source.pointer)}>Show the statement</Link>
      )}
    </p>
  );
}
