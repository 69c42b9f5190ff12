/**
 * A sentence for the message of a NotFoundException, if the key ID looks like the name of an alias without its prefix,
 * such as `hr/payroll`; else null. No call is made, so the alias may not exist.
 */
export function suggestAlias(code: string, keyId: string | null): string | null {
  const name = /(?:^|:key\/)([\w/-]{1,100})$/.exec(keyId ?? '')?.[1];
  if (code !== 'NotFoundException' || name === undefined || name.startsWith('alias/') || KEY_ID.test(name)) return null;
  return `Did you mean "alias/${name}"? The name of an alias starts with alias/.`;
}

/** A key ID of KMS: a UUID, or `mrk-` and 32 hexadecimal digits. Also a UUID that lacks a digit or its hyphens. */
const KEY_ID = /^(mrk-)?[0-9a-fA-F-]{20,}$/;
