import { Link } from '../ui/link.tsx';
import { toTabHref } from '../ui/location.ts';
import { isUnlimited, type NamedPrincipal } from './cells.ts';
import { type Column, includesAction } from './columns.ts';

/** Warns of a key that anyone can use: no condition and no Deny statement limits it. */
export function PublicNotice({ principals, columns }: PublicNoticeProps) {
  const open = principals
    .filter(({ relation }) => relation === 'EVERYONE')
    .flatMap(({ permissions }) => permissions)
    .filter(isUnlimited);
  const verbs = columns
    .filter((column) => open.some(({ actions }) => actions.some((action) => includesAction(column, action))))
    .map(({ verb }) => verb);
  const source = open[0]?.source;
  if (source?.__typename !== 'PolicyStatement' || verbs.length === 0) return null;
  return (
    <p className="public">
      <strong>Anyone with an AWS account can {LIST.format(verbs)}.</strong> No condition limits it.{' '}
      <Link href={toTabHref('statements', source.pointer)}>Show the statement</Link>
    </p>
  );
}

export type PublicNoticeProps = {
  readonly principals: readonly NamedPrincipal[];
  readonly columns: readonly Column[];
};

const LIST = new Intl.ListFormat('en-GB');
