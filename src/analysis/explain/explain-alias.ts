import { quote } from '../../json/quote.ts';
import type { PolicyStatement } from '../../policy/types.ts';

/**
 * A sentence about a Resource that is an alias, with a space before it. Empty if there is none. Source: AWS KMS
 * Developer Guide, "ABAC for AWS KMS": such a statement applies to the alias, and not to its key.
 */
export function explainAlias({ resources }: PolicyStatement): string {
  const alias = resources?.find((resource) => ALIAS.test(resource));
  return alias === undefined ? '' : ` ${quote(alias)} means the alias itself, and not the key that it names.`;
}

const ALIAS = /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//;
