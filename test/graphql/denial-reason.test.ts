import { describe, expect, it } from 'vitest';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { DENIAL_REASONS } from '../../src/kms/denial-reason.ts';
import { setEnvironment } from '../_environment.ts';
import { ACCOUNT, arnOf, DOC_KEY, REGION, setup } from '../_setup.ts';
import { DENIALS, toAwsMessage } from './_denials.ts';

const POLICY = `{ key(id: "${DOC_KEY}") {
  policy { ... on KmsException { code message } ... on KmsAccessDeniedException { permission reason } }
} }`;

describe('the reason of a denied call', () => {
  it.each(DENIALS)('is kept without role and policy: %s', async (words, reason, end) => {
    const { query, kms } = await setup();
    const message = toAwsMessage(words, 'kms:GetKeyPolicy', arnOf(DOC_KEY));
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'error', code: 'AccessDeniedException', message } }]);
    const answer = await query<{ key: { policy: { message: string } } }, never>(POLICY);
    expect(answer.data.key.policy).toEqual({
      code: 'AccessDeniedException',
      message: expect.stringContaining(end),
      permission: 'kms:GetKeyPolicy',
      reason,
    });
    expect(answer.data.key.policy.message.startsWith(`The gateway is not authorized to perform kms:`)).toBe(true);
    expect(answer.data.key.policy.message.endsWith(end)).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('hush');
  });

  it('is one of those in the schema, and each of those has its own words', () => {
    const named = new Set(DENIALS.flatMap(([, reason]) => reason ?? []));
    expect([...named].toSorted()).toEqual(DENIAL_REASONS.toSorted());
    const words = DENIALS.slice(0, 16).map(([, , end]) => end);
    expect(new Set(words).size).toBe(16);
  });

  it('is in the extensions of an error, and absent if AWS does not say it', async () => {
    const { query, kms } = await setup();
    const message = toAwsMessage('with an explicit deny in a permissions boundary', 'kms:DescribeKey', 'x');
    kms.setFaults([
      { operation: 'DescribeKey', fault: { kind: 'error', code: 'AccessDeniedException', message } },
      { operation: 'ListResourceTags', fault: { kind: 'error', code: 'AccessDeniedException', message: 'no' } },
    ]);
    const { errors = [] } = await query(`{ key(id: "${DOC_KEY}") { metadata { state } tags { key } } }`);
    const extensionsOf = (field: string) => errors.find(({ path }) => path?.at(-1) === field)?.extensions;
    expect(extensionsOf('metadata')).toMatchObject({
      code: 'AccessDeniedException',
      reason: 'PERMISSIONS_BOUNDARY_DENIES',
    });
    expect(extensionsOf('tags')).not.toHaveProperty('reason');
  });

  it('is not read from a session name that looks like one', async () => {
    const { query, kms } = await setup();
    const message =
      'User: arn:aws:sts::1:assumed-role/x/with an explicit deny in a session policy is not authorized to perform: kms:GetKeyPolicy because no identity-based policy allows the kms:GetKeyPolicy action';
    kms.setFaults([{ fault: { kind: 'error', code: 'AccessDeniedException', message } }]);
    expect((await query(POLICY)).data).toMatchObject({
      key: { policy: { reason: 'NO_IDENTITY_BASED_POLICY_ALLOWS' } },
    });
  });

  it('is that of STS if the gateway may not assume its role', async () => {
    const role = `arn:aws:iam::${ACCOUNT}:role/Reader-hush`;
    const { query, kms } = await setup({
      seed: { keys: [{ keyId: DOC_KEY }], roles: [{ arn: role }] },
      async connect({ url }) {
        setEnvironment({
          AWS_ACCESS_KEY_ID: '000000000001',
          AWS_SECRET_ACCESS_KEY: 'x',
          AWS_ENDPOINT_URL_STS: url,
        });
        const rest = { externalId: null, sourceIdentity: false, profile: null, fips: false, dualStack: false };
        const regions = [REGION] as const;
        const account = { ...rest, accountId: ACCOUNT, regions, roleArn: role };
        return await loadAwsConnection({ endpoint: url, accounts: [account] });
      },
    });
    const message = toAwsMessage(
      'because no role trust policy allows the sts:AssumeRole action',
      'sts:AssumeRole',
      role,
    );
    kms.setFaults([{ operation: 'AssumeRole', fault: { kind: 'error', code: 'AccessDenied', message, status: 403 } }]);
    const answer = await query(POLICY);
    expect(answer.data).toEqual({
      key: {
        policy: {
          code: 'AccessDeniedException',
          message: `The gateway may not assume its role in account ${ACCOUNT}, because no role trust policy allows it.`,
          permission: 'sts:AssumeRole',
          reason: 'NO_ROLE_TRUST_POLICY_ALLOWS',
        },
      },
    });
    expect(JSON.stringify(answer)).not.toContain('hush');
  });

  it('is null if the gateway made no call', async () => {
    const { query, kms } = await setup();
    const elsewhere = `arn:aws:kms:${REGION}:999999999999:key/${DOC_KEY}`;
    const { data } = await query(POLICY.replace(DOC_KEY, elsewhere));
    expect([data, kms.callCount()]).toMatchObject([
      { key: { policy: { code: 'AccessDeniedException', reason: null } } },
      0,
    ]);
  });
});
