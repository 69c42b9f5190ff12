import { expect, it, vi } from 'vitest';
import { toPolicy } from '../graphql/_put.ts';
import { startWriter } from './_writer.ts';

const noEncrypt = (account: string) => ({
  Effect: 'Deny',
  Principal: { AWS: account },
  Action: 'kms:Encrypt',
  Resource: '*',
});
const ONE = toPolicy([noEncrypt('444455556666')]);
const OTHER = toPolicy([noEncrypt('777788889999')]);

/** Two processes of the gateway in front of one KMS. */
async function startTwo() {
  const env = { REQUEST_DEADLINE_MS: '12000', KMS_TRY_TIMEOUT_MS: '10000' };
  const one = await startWriter({}, env);
  const other = await startWriter({}, env, one.kms);
  const linesOf = ({ output }: typeof one) =>
    output.err
      .split('\n')
      .filter((line) => /"msg":"PutKeyPolicy (?:begins|ended)"/.test(line))
      .map((line) => JSON.parse(line));
  return { kms: one.kms, one, other, linesOf };
}

it('a writer of another gateway gets a conflict with a policy that has settled', async () => {
  const { kms, one, other, linesOf } = await startTwo();
  const { canonicalDigest } = await one.read();
  const first = await one.put(canonicalDigest, null, ONE);
  expect(first.data.putKeyPolicy).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true });
  const { presentPolicy, __typename } = (await other.put(canonicalDigest, null, OTHER)).data.putKeyPolicy;
  expect(__typename).toBe('KeyPolicyConflict');
  expect(presentPolicy).toEqual(first.data.putKeyPolicy.policy);
  expect(kms.callCount('PutKeyPolicy')).toBe(1);
  await vi.waitFor(() =>
    expect(linesOf(other)).toMatchObject([{ outcome: 'CONFLICT', digestBefore: presentPolicy.canonicalDigest }]),
  );
}, 60_000);

it('writers of two gateways at the same moment both put: the race that remains, of which each log has its change', async () => {
  const { kms, one, other, linesOf } = await startTwo();
  const { canonicalDigest } = await one.read();
  // Both read the present policy before either one is put.
  kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'delay', milliseconds: 4_000 } }]);
  const answers = [one.put(canonicalDigest, null, ONE), other.put(canonicalDigest, null, OTHER)];
  await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(2), { interval: 5, timeout: 10_000 });
  const results = (await Promise.all(answers)).map(({ data }) => data.putKeyPolicy);
  expect(results.map(({ __typename }) => __typename)).toEqual(['PutKeyPolicyPayload', 'PutKeyPolicyPayload']);
  const last = await one.read();
  const logs = [linesOf(one), linesOf(other)];
  // The one that was overwritten may have read its own policy before.
  for (const [begins, ended] of logs) {
    expect(begins).toMatchObject({ msg: 'PutKeyPolicy begins', digestBefore: canonicalDigest });
    expect(ended).toMatchObject({ digest: begins.digest, outcome: expect.stringMatching(/^(?:SETTLED|UNSETTLED)$/) });
  }
  const digests = logs.map(([begins]) => begins.digest);
  expect(new Set(digests).size).toBe(2);
  expect(digests).toContain(last.canonicalDigest);
  const winner = digests.indexOf(last.canonicalDigest);
  expect(results[winner]).toMatchObject({ settled: true });
}, 60_000);
