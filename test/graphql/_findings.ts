import { expect } from 'vitest';
import { type KeyOptions, setupKey } from './_access.ts';

const FIELDS = `{
  nodes {
    id code severity certain message remedy pointer statement { pointer } grant { grantId }
    principals { kind value } actions witness { principal action keys { key values } absent verdict }
  }
  incomplete { code message pointer failure { __typename } }
}`;

export type Node = {
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly certain: boolean;
  readonly message: string;
  readonly pointer: string | null;
  readonly grant: { readonly grantId: string } | null;
};

export type Findings = {
  readonly nodes: readonly Node[];
  readonly incomplete: readonly { readonly code: string; readonly message: string; readonly failure: object | null }[];
};

/** The findings of a key, and the calls that were made. */
export async function findings(options: KeyOptions, args = '') {
  const { ask } = await setupKey(options);
  const { key, errors, operations } = await ask(`findings${args} ${FIELDS}`);
  expect(errors).toBeUndefined();
  const { findings: found } = key as { readonly findings: Findings };
  return { ...found, codes: found.nodes.map(({ code }) => code), operations };
}
