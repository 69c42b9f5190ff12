import { expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';
import { CASES, toArguments, toCaseSeed } from './_access-cases.ts';

const ACCESS = graphql(`
  query AccessCase($id: ID!, $principal: String!, $action: String!, $context: AccessContext, $identityPolicies: [String!]) {
    key(id: $id) {
      access(principal: $principal, action: $action, context: $context, identityPolicies: $identityPolicies) {
        principal
        action
        verdict
        missingKeys
        reasons { code failure { code } }
        basis {
          __typename
          ... on PolicyStatement { pointer }
          ... on KeyGrant { grantId }
        }
        keyState { state refused exceptions usageFits }
      }
    }
  }
`);

it('Key.access answers each case as the analysis does', async () => {
  const { query } = await setup({ seed: toCaseSeed(), connect: 'places' });
  const wrong: unknown[] = [];
  for (const each of CASES) {
    const { id, expected } = each;
    const { data, errors } = await query(ACCESS, toArguments(each));
    const access = data?.key?.access;
    const codes: readonly string[] = access?.reasons.map(({ code }) => code) ?? [];
    const found = {
      verdict: access?.verdict,
      decidedBy: access?.basis.map((basis) =>
        basis.__typename === 'KeyGrant' ? `grant ${basis.grantId}` : basis.pointer,
      ),
      missingKeys: access?.missingKeys,
      lacking: [...(expected.reasons ?? []), ...(expected.assumptions ?? [])].filter((code) => !codes.includes(code)),
      refused: access?.keyState?.refused,
      exceptions: access?.keyState?.exceptions,
      errors: errors?.map(({ path }) => path?.join('.')),
    };
    const { keyState } = expected;
    const wanted = {
      ...found,
      verdict: expected.verdict,
      ...(expected.decidedBy && { decidedBy: expected.decidedBy }),
      ...(expected.missingKeys && { missingKeys: expected.missingKeys }),
      lacking: [],
      ...(keyState && { refused: keyState.refused, exceptions: keyState.exception ? [keyState.exception] : [] }),
      errors: each.key.state === null ? ['key.access.keyState'] : undefined,
    };
    if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push({ id, found, wanted, codes, errors });
  }
  expect(wrong).toEqual([]);
  expect(CASES.length).toBeGreaterThan(80);
}, 60_000);
