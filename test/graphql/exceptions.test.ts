import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/embedded-kms/faults/faults.ts';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, arnOf, DOC_KEY, REGION, setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';

const POLICY = graphql(`
  query Exception($id: ID!) {
    key(id: $id) {
      policy {
        __typename
        ... on KmsException { code message retryable requestId }
        ... on KmsAccessDeniedException { permission }
        ... on KmsThrottlingException { retryAfterMs }
      }
    }
  }
`);

const CALLER = 'arn:aws:sts::111122223333:assumed-role/secret-role/session';

type Case = [code: string, typename: string, retryable: boolean, tries: number, status?: number];

describe('an exception of KMS', () => {
  it.each<Case>([
    ['NotFoundException', 'KmsNotFoundException', false, 1],
    ['InvalidArnException', 'KmsInvalidArnException', false, 1],
    ['KMSInvalidStateException', 'KmsInvalidStateException', false, 1],
    ['DependencyTimeoutException', 'KmsDependencyTimeoutException', true, 3],
    ['KMSInternalException', 'KmsInternalException', true, 3],
    ['AccessDeniedException', 'KmsAccessDeniedException', false, 1],
    ['ValidationException', 'KmsValidationException', false, 1],
    ['LimitExceededException', 'KmsUnavailableException', false, 1],
    ['UnrecognizedClientException', 'KmsUnavailableException', false, 1],
    ['ExpiredTokenException', 'KmsUnavailableException', false, 2],
    ['InvalidSignatureException', 'KmsUnavailableException', false, 1],
    ['ServiceUnavailableException', 'KmsUnavailableException', true, 3, 503],
  ])('%s arrives as %s', async (code, typename, retryable, tries, status) => {
    const { query, kms, calls } = await setup();
    kms.setFaults([{ fault: { kind: 'error', code, message: `From ${CALLER}.`, ...(status && { status }) } }]);
    const { data, errors } = await query(POLICY, { id: DOC_KEY });
    expect(errors).toBeUndefined();
    expect(data.key?.policy).toMatchObject({
      __typename: typename,
      code,
      retryable,
      requestId: calls.at(-1)?.requestId,
      message: expect.not.stringContaining('secret-role'),
    });
    expect(kms.callCount()).toBe(tries);
  });

  it("names the permission and the key, but not the gateway's own role, where access is denied", async () => {
    const { query, kms } = await setup();
    kms.setFaults([{ fault: { kind: 'error', code: 'AccessDeniedException', message: `User: ${CALLER} is not ...` } }]);
    const { data } = await query(POLICY, { id: DOC_KEY });
    expect(data.key?.policy).toMatchObject({
      message: `The gateway is not authorized to perform kms:GetKeyPolicy on ${arnOf(DOC_KEY)}.`,
      permission: 'kms:GetKeyPolicy',
    });
  });

  it('is KmsThrottlingException, with the time to wait, where throttling does not end before the deadline', async () => {
    const { query, kms, calls } = await setup({ env: { REQUEST_DEADLINE_MS: '400' } });
    kms.setFaults([{ fault: { kind: 'throttle' } }]);
    const { data } = await query(POLICY, { id: DOC_KEY });
    expect(data.key?.policy).toEqual({
      __typename: 'KmsThrottlingException',
      code: 'ThrottlingException',
      message: 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.',
      retryable: true,
      requestId: calls.at(-1)?.requestId,
      retryAfterMs: 1000,
    });
    expect(kms.callCount()).toBeGreaterThan(1);
  });
});

describe('what goes wrong on the way', () => {
  type Way = [name: string, fault: Fault, code: string];
  it.each<Way>([
    ['a reset connection', { kind: 'reset' }, 'ConnectionFailed'],
    ['a truncated body', { kind: 'truncate' }, 'ConnectionFailed'],
    ['an HTML 502', { kind: 'html' }, 'BrokenAnswer'],
    ['a body that is not JSON', { kind: 'broken-json' }, 'BrokenAnswer'],
    ['no answer', { kind: 'hang' }, 'Timeout'],
    ['half an answer', { kind: 'hang-body' }, 'Timeout'],
  ])('%s is tried 3 times, then KmsUnavailableException', async (_, fault, code) => {
    const { query, kms } = await setup({ env: { KMS_TRY_TIMEOUT_MS: '100' } });
    kms.setFaults([{ fault }]);
    const { data, errors } = await query(POLICY, { id: DOC_KEY });
    expect(errors).toBeUndefined();
    expect(data.key?.policy).toMatchObject({ __typename: 'KmsUnavailableException', code, retryable: true });
    expect(kms.callCount()).toBe(3);
    await vi.waitFor(() => expect(kms.inFlight()).toBe(0));
  });

  it.each<[Fault]>([[{ kind: 'reset' }], [{ kind: 'truncate' }], [{ kind: 'html' }], [{ kind: 'broken-json' }]])(
    'is not seen where only the first two tries end in %o',
    async (fault) => {
      const { query, kms } = await setup();
      kms.setFaults([{ firstCalls: 2, fault }]);
      const { data } = await query(POLICY, { id: DOC_KEY });
      expect(data.key?.policy.__typename).toBe('KeyPolicy');
      expect(kms.callCount()).toBe(3);
    },
  );

  it('is ConnectionFailed where nobody listens', async () => {
    const { query, kms } = await setup();
    await kms.close();
    const { data } = await query(POLICY, { id: DOC_KEY });
    expect(data.key?.policy).toMatchObject({
      __typename: 'KmsUnavailableException',
      code: 'ConnectionFailed',
      requestId: null,
      message: expect.not.stringMatching(/127\.0\.0\.1|ECONN/),
    });
  });

  it('is CredentialsUnavailable where there are none', async () => {
    const { accounts, home } = toEmbeddedKms('http://127.0.0.1:9', [{ accountId: ACCOUNT, region: REGION }]);
    const provider = async () => {
      throw Object.assign(new Error('Could not load credentials from /home/secret'), {
        name: 'CredentialsProviderError',
      });
    };
    const broken = accounts().map((account) => ({ ...account, credentials: { ...account.credentials, provider } }));
    const { query } = await setup({ gateway: { connection: { home, accounts: () => broken } } });
    const { data } = await query(POLICY, { id: DOC_KEY });
    expect(data.key?.policy).toEqual({
      __typename: 'KmsUnavailableException',
      code: 'CredentialsUnavailable',
      message: 'The gateway has no AWS credentials to call GetKeyPolicy with.',
      retryable: false,
      requestId: null,
    });
  });
});

describe('a bug', () => {
  it('is masked behind an ID, under which it is logged with its stack', async () => {
    const { accounts } = toEmbeddedKms('http://127.0.0.1:9', [{ accountId: ACCOUNT, region: REGION }]);
    const { query, logged } = await setup({
      gateway: { connection: { home: { accountId: ACCOUNT, region: null } as never, accounts } },
    });
    const { data, errors } = await query(POLICY, { id: DOC_KEY });
    expect(data.key).toBeNull();
    const errorId = errors?.[0]?.extensions?.errorId;
    expect(errors).toEqual([
      {
        message: `Internal error ${errorId}. The operator finds it in the log by this ID.`,
        path: ['key'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ]);
    expect(logged).toContainEqual(
      expect.objectContaining({ errorId, err: expect.objectContaining({ stack: expect.stringContaining('src') }) }),
    );
  });
});
