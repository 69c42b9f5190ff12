import type { FindingCode, Severity } from '../finding.ts';

/** What a finding says, for the schema and for docs/findings.md. */
export type CatalogueEntry = {
  /** The severities that it can have. The first is the usual one of the most severe case. */
  readonly severities: readonly [Severity, ...Severity[]];
  /** When it has which severity: names all of them. Null if it has one only. */
  readonly severityRule: string | null;
  /** When it is found. */
  readonly rule: string;
  /** What can be done. KEY stands for the condition key, in quotes. */
  readonly remedy: string;
  /** How it differs from what other tools report. Null if none of the well-known ones looks for it. */
  readonly differs: string | null;
  /** A matter of opinion, which is reported only if it is asked for. */
  readonly isOpinion: boolean;
  /** Null if one policy cannot show it. */
  readonly examples: { readonly has: Example; readonly hasNot: Example } | null;
};

/**
 * A policy and grants in AWS's words. The policy begins with the statement of the default policy unless it says not.
 */
export type Example = {
  readonly statements?: readonly object[];
  readonly isWhole?: true;
  readonly grants?: readonly ExampleGrant[];
};

export type ExampleGrant = {
  readonly GranteePrincipal: string;
  readonly Operations: readonly string[];
};

export type CataloguePart<Code extends FindingCode> = Readonly<Record<Code, CatalogueEntry>>;

/** An entry with one severity, unless `more` has others. */
export function entry(
  severity: Severity,
  rule: string,
  remedy: string,
  more: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'examples'>,
): CatalogueEntry {
  return { severities: [severity], severityRule: null, rule, remedy, differs: null, isOpinion: false, ...more };
}

const ACCOUNT = '111122223333';

export const OTHER_ACCOUNT = '444455556666';
export const APP = `arn:aws:iam::${ACCOUNT}:role/App`;
export const PARTNER = `arn:aws:iam::${OTHER_ACCOUNT}:role/Partner`;

/** The statement of the default key policy. */
export const DEFAULT_STATEMENT = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: 'kms:*',
  Resource: '*',
};

/** A statement that allows everyone kms:Decrypt, but for the elements given. */
export function allow(elements: object): object {
  return { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*', ...elements };
}

export function deny(elements: object): object {
  return { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*', ...elements };
}

/** The same statements without and with a condition. */
export function conditions(has: object, hasNot: object, elements: object = {}): CatalogueEntry['examples'] {
  return {
    has: { statements: [allow({ ...elements, Condition: has })] },
    hasNot: { statements: [allow({ ...elements, Condition: hasNot })] },
  };
}
