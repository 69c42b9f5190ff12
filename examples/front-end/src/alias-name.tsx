/** `alias/payments/cards` with what tells aliases apart to the fore. */
export function AliasName({ name }: { readonly name: string }) {
  const parts = name.split('/').slice(1);
  const last = parts.pop();
  return (
    <>
      {parts.length > 0 && <span className="alias-path">{parts.join('/')}/</span>}
      {last}
    </>
  );
}
