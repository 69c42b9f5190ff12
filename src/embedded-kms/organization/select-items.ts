/** One page of a list. `createError` creates the error for a token that is not valid. */
export function selectItems<Value>(
  list: readonly Value[],
  { token, limit }: { readonly token: string | undefined; readonly limit: number },
  createError: () => Error,
): { readonly items: readonly Value[]; readonly rest: { readonly NextToken?: string } } {
  const text = token === undefined ? '0' : Buffer.from(token, 'base64url').toString();
  if (!/^\d{1,6}$/.test(text)) throw createError();
  const start = Number(text);
  const end = start + limit;
  const rest = end < list.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {};
  return { items: list.slice(start, end), rest };
}
