import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { AWS_POSTURE } from './_raw.ts';

describe('the schema', () => {
  const ASKING = [
    '{ __schema { types { name } } }',
    '{ __type(name: "Key") { name } }',
    '{ _service { sdl } }',
    '{ ...F } fragment F on Query { a: _service { s: sdl } b: __schema { __typename } }',
  ];

  it.each(ASKING)('is hidden in front of AWS: %s', async (document) => {
    const { query, gateway } = await setup({ env: AWS_POSTURE });
    const { data, errors } = await query(document);
    expect(data).toBeUndefined();
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INTROSPECTION_DISABLED' } });
    expect((await gateway.fetch('http://127.0.0.1/graphiql/introspection.json')).status).toBe(404);
  });

  it.each(ASKING)('is readable if it is switched on: %s', async (document) => {
    const { query } = await setup({ env: { ...AWS_POSTURE, INTROSPECTION: 'true' } });
    expect(await query(document)).toMatchObject({ status: 200, data: expect.anything() });
  });

  it.each([
    ['a field', '{ keyz { nodes { arn } } }', {}],
    ['an argument', '{ keys(frist: 1) { nodes { arn } } }', {}],
    ['a type', 'query($x: Strin) { __typename }', {}],
    ['an enum value', '{ keys(filter: { states: [ENABLD] }) { nodes { arn } } }', {}],
    ['an input field', '{ keys(filter: { state: ENABLED }) { nodes { arn } } }', {}],
    [
      'an enum value in a variable',
      'query($f: KeyFilter) { keys(filter: $f) { nodes { arn } } }',
      { f: { states: ['ENABLD'] } },
    ],
    [
      'an input field in a variable',
      'query($f: KeyFilter) { keys(filter: $f) { nodes { arn } } }',
      { f: { state: [] } },
    ],
  ])('is not revealed by a suggestion for %s', async (_, document, variables) => {
    const suggesting = await (await setup()).query(document, variables);
    expect(JSON.stringify(suggesting)).toContain('Did you mean');
    const silent = await (await setup({ env: AWS_POSTURE })).query(document, variables);
    expect(silent.errors?.length).toBe(suggesting.errors?.length);
    expect(JSON.stringify(silent)).not.toContain('Did you mean');
  });

  it('still works in a supergraph', async () => {
    const { query } = await setup({ env: AWS_POSTURE });
    const of = [{ __typename: 'Key', arn: 'arn:aws:kms:us-east-2:111122223333:key/k' }];
    const document = 'query($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Key { arn } } }';
    expect((await query(document, { of })).data).toEqual({ _entities: of });
  });
});
