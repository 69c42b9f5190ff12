import { escapeInvisible } from '../../json/quote.ts';

/** `alias/payments/cards`, with emphasis on the last part, which differs most between aliases. */
export function AliasName({ name }: { readonly name: string }) {
  const parts = escapeInvisible(name).split('/').slice(1);
  const last = parts.pop();
  return (
    <>
      {parts.length > 0 && <span className="alias-path">{parts.join('/')}/</span>}
      {last}
    </>
  );
}
