import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createChangeLog } from '../../src/server/audit/change-log.ts';
import { KEY_ARN, PUT, toPolicy } from '../graphql/_put.ts';
import { serve } from '../server/_serve.ts';
import { startRawKms } from './_raw-kms.ts';

const LINE = {
  key: KEY_ARN,
  digestBefore: '0'.repeat(64),
  digest: '1'.repeat(64),
  risks: [],
  allowed: [],
  bypassedLockoutCheck: false,
};

it.each(['x'.repeat(200), 'a b', '<script>'])(
  'the ID that KMS gives a request is logged only if it has the form of one: %s',
  async (requestId) => {
    let policy = toPolicy();
    const { connect } = await startRawKms((operation, input, response) => {
      response.setHeader('x-amzn-requestid', requestId);
      if (operation === 'DescribeKey') return { KeyMetadata: { KeyId: input.KeyId } };
      if (operation === 'PutKeyPolicy') policy = String(input.Policy);
      return operation === 'PutKeyPolicy' ? {} : { Policy: policy, PolicyName: 'default' };
    });
    const { post, logged } = await serve({ env: { KMS_WRITE: 'true' }, connect });
    const query = `{ key(id: "${KEY_ARN}") { policy { ... on KeyPolicy { canonicalDigest } } } }`;
    const { data } = JSON.parse((await post(query)).body);
    const input = {
      keyArn: KEY_ARN,
      policy: toPolicy([], 'New'),
      expectedDigest: data.key.policy.canonicalDigest,
      allow: ['LOCKOUT', 'GATEWAY_CANNOT_READ'],
    };
    const answer = JSON.parse((await post(PUT, { variables: { input } })).body);
    expect(answer.data.putKeyPolicy).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true });
    expect(logged.find(({ msg }) => msg === 'PutKeyPolicy ended')).toMatchObject({
      outcome: 'SETTLED',
      kmsRequestId: null,
    });
    expect(JSON.stringify(logged)).not.toContain(JSON.stringify(requestId).slice(1, -1));
  },
);

it('a change whose deadline has passed does not wait for a log that takes no more lines', async () => {
  const stuck = { write: () => {}, flush: () => {} };
  const log = createChangeLog(pino({ level: 'info' }, stuck));
  const begun = log.begin({ requestId: null, caller: null }, LINE, AbortSignal.abort());
  await expect(begun).rejects.toThrow('cannot write to its log');
});
