import { Link } from '../ui/link.tsx';
import { toTabHref } from '../ui/location.ts';

/** What is wrong with a policy, each with a link to its place in the text. */
export function PolicyNotes({ title, notes }: PolicyNotesProps) {
  if (notes.length === 0) return null;
  return (
    <section className="problems" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {notes.map(({ message, pointer }) => (
          <li key={`${pointer} ${message}`}>
            {message} <Link href={toTabHref('statements', pointer ?? undefined)}>Show it in the policy</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export type PolicyNotesProps = {
  readonly title: string;
  readonly notes: readonly { readonly message: string; readonly pointer?: string | null }[];
};
