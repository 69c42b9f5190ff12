import { describe, expect, it } from 'vitest';
import { accessibleSeed, setupKeys } from './_accessible.ts';

describe('accessibleKeys, if a key is not examined in three quarters of the time of the request', () => {
  const askWithHangingKey = async (keyId: string) => {
    const { ask, kms } = await setupKeys(accessibleSeed(1), { REQUEST_DEADLINE_MS: '4000' });
    kms.setFaults([{ operation: 'GetKeyPolicy', keyId, fault: { kind: 'hang' } }]);
    return async (variables: object = {}) => {
      const { keys, errors } = await ask(variables);
      expect(errors).toBeUndefined();
      if (keys === null) throw new Error('no page');
      return { ...keys, rows: keys.edges.map(({ node }) => [node.key.keyId, node.access] as const) };
    };
  };

  it('ends before it, and says of it on the next page that it is not known', async () => {
    const ask = await askWithHangingKey('delegated-0');
    const first = await ask();
    expect(first.rows.map(([keyId]) => keyId)).toEqual(['allowed-0', 'decrypts-0']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true });
    expect(first.coverage).toMatchObject({ total: first.coverage.readable });
    const next = await ask({ after: first.pageInfo.endCursor });
    const [keyId, access] = next.rows[0] ?? [];
    expect([keyId, access?.[0]?.verdict, access?.[0]?.reasons[0]?.code]).toEqual([
      'delegated-0',
      'UNKNOWN',
      'POLICY_UNREADABLE',
    ]);
    expect(next.rows.at(-1)?.[0]).toBe('untagged-0');
    expect(next.pageInfo).toMatchObject({ hasNextPage: false });
  });
});
