import { KMSClient, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import { STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOCKED_OUT } from '../../src/analysis/plan/lockout.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { PLAN_CASES, toProposedText } from '../analysis/_plan.ts';
import { ADMIN, KEY_ID, setupPlan } from '../graphql/_plan.ts';
import { failureOf } from './_kms.ts';
import { assume } from './_sts.ts';

const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const OWN = { Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' };
const toPolicy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const SAFE = toPolicy(OWN);
const besides = (elements: object) => toPolicy(OWN, { ...OWN, ...elements });
const named = (principal: unknown) => besides({ Principal: principal });
const on = (operator: string, key: string, value: unknown = 'x') =>
  besides({ Condition: { [operator]: { [key]: value } } });
const aws = (resource: string) => named({ AWS: `arn:aws:iam::${ACCOUNT}:${resource}` });

/** The policies whose fate in AWS is known, or that were asked about; and whether KMS is taken to accept them. */
const POLICIES: readonly (readonly [name: string, policy: string, outcome: 'ACCEPTED' | 'REFUSED' | 'UNKNOWN'])[] = [
  ['no JSON', 'x', 'REFUSED'],
  ['a trailing comma', '{"Version":"2012-10-17",}', 'REFUSED'],
  ['a comment', `/* */${SAFE}`, 'REFUSED'],
  ['a list', '[]', 'REFUSED'],
  ['an empty object', '{}', 'REFUSED'],
  ['no statement', toPolicy(), 'REFUSED'],
  ['an empty text', '', 'REFUSED'],
  ['a byte order mark', `\uFEFF${SAFE}`, 'REFUSED'],
  ['a snowman', besides({ Sid: '☃' }), 'REFUSED'],
  ['an escaped snowman', besides({ Sid: '☃' }).replace('☃', '\\u2603'), 'ACCEPTED'],
  ['é', besides({ Sid: 'é' }), 'ACCEPTED'],
  ['32,768 bytes', SAFE.padEnd(32_768), 'ACCEPTED'],
  ['32,769 bytes', SAFE.padEnd(32_769), 'REFUSED'],
  ['32,769 bytes in fewer characters', `${SAFE.slice(0, -2)},"Sid":"${'é'.repeat(16_300)}"}]}`, 'REFUSED'],
  ['no Principal', besides({ Principal: undefined }), 'REFUSED'],
  ['an empty list of principals', named({ AWS: [] }), 'REFUSED'],
  ['an empty Principal', named({}), 'REFUSED'],
  ['an empty name', named({ AWS: '' }), 'REFUSED'],
  ['a unique ID', named({ AWS: 'AIDACKCEVSQ6C2EXAMPLE' }), 'REFUSED'],
  ['a group', aws('group/G'), 'REFUSED'],
  ['a pattern of roles', aws('role/*'), 'REFUSED'],
  ['11 digits', named({ AWS: '11112222333' }), 'REFUSED'],
  ['an ARN without AWS', named(`arn:aws:iam::${ACCOUNT}:role/R`), 'REFUSED'],
  ['an ARN without account', named({ AWS: 'arn:aws:iam:::root' }), 'REFUSED'],
  ['an ARN of another partition', named({ AWS: `arn:aws-cn:iam::${ACCOUNT}:root` }), 'REFUSED'],
  ['an identity provider', named({ Federated: 'accounts.google.com' }), 'REFUSED'],
  ['a canonical user', named({ CanonicalUser: 'f'.repeat(64) }), 'REFUSED'],
  ['a role', aws('role/R'), 'ACCEPTED'],
  ['another account', named({ AWS: '444455556666' }), 'ACCEPTED'],
  ['a service', named({ Service: 'foo.amazonaws.com' }), 'ACCEPTED'],
  ['everyone', named('*'), 'ACCEPTED'],
  ['everyone of AWS', named({ AWS: '*' }), 'ACCEPTED'],
  ['only another account', toPolicy({ ...OWN, Principal: { AWS: '444455556666' } }), 'REFUSED'],
  ['only Decrypt', toPolicy({ ...OWN, Action: 'kms:Decrypt' }), 'REFUSED'],
  ['a Deny of all', besides({ Effect: 'Deny', Principal: '*' }), 'REFUSED'],
  ['another service as the only Resource', toPolicy({ ...OWN, Resource: 'arn:aws:dynamodb:*' }), 'REFUSED'],
  [
    'another key in a second statement',
    besides({ Resource: 'arn:aws:kms:us-east-2:111122223333:key/other' }),
    'UNKNOWN',
  ],
  ['a name as Resource in a second statement', besides({ Resource: 'my-key' }), 'UNKNOWN'],
  ['a list of Resource', besides({ Resource: ['*'] }), 'ACCEPTED'],
  ['no Resource', besides({ Resource: undefined }), 'REFUSED'],
  ['no Action', besides({ Action: undefined }), 'REFUSED'],
  ['an empty Action', besides({ Action: [] }), 'REFUSED'],
  ['NotAction', besides({ Action: undefined, NotAction: 'kms:Decrypt' }), 'ACCEPTED'],
  ['Action and NotAction', besides({ NotAction: 'kms:Decrypt' }), 'REFUSED'],
  ['NotResource', besides({ Resource: undefined, NotResource: 'x' }), 'UNKNOWN'],
  ['NotPrincipal with Allow', besides({ Principal: undefined, NotPrincipal: { AWS: ROOT } }), 'UNKNOWN'],
  ['kms:ResourceAliases', on('ForAnyValue:StringEquals', 'kms:ResourceAliases'), 'REFUSED'],
  ['aws:ResourceTag', on('StringEquals', 'aws:ResourceTag/Team'), 'REFUSED'],
  ['ForAllValues on a pair', on('ForAllValues:StringEquals', 'kms:EncryptionContext:User'), 'REFUSED'],
  ['ForAllValues on a request tag', on('ForAllValues:StringEquals', 'aws:RequestTag/Team'), 'REFUSED'],
  ['ForAllValues on tag keys', on('ForAllValues:StringEquals', 'aws:TagKeys'), 'ACCEPTED'],
  ['an unknown operator', on('StringMatches', 'kms:ViaService'), 'REFUSED'],
  ['an unknown key', on('StringEquals', 'aws:Unknown'), 'ACCEPTED'],
  ['Bool with another value', on('Bool', 'aws:SecureTransport', 'maybe'), 'UNKNOWN'],
  ['IpAddress with another value', on('IpAddress', 'aws:SourceIp', 'not-an-ip'), 'UNKNOWN'],
  ['an unknown action', besides({ Action: 'kms:Decrypy' }), 'UNKNOWN'],
  ['an action of S3', besides({ Action: 's3:GetObject' }), 'UNKNOWN'],
  ['an action without a service', besides({ Action: 'DescribeKey' }), 'UNKNOWN'],
  ['actions that IAM decides', besides({ Action: ['kms:List*', 'kms:CreateKey'] }), 'ACCEPTED'],
  ['no Version', JSON.stringify({ Statement: [OWN] }), 'ACCEPTED'],
  ['an old Version', JSON.stringify({ Version: '2008-10-17', Statement: [OWN] }), 'ACCEPTED'],
  ['another Version', JSON.stringify({ Version: '2020-01-01', Statement: [OWN] }), 'REFUSED'],
  ['a Sid twice', toPolicy({ ...OWN, Sid: 'a' }, { ...OWN, Sid: 'a' }), 'REFUSED'],
  ['a JSON key twice', SAFE.replace('"Effect"', '"Effect":"Allow","Effect"'), 'REFUSED'],
  ['a Sid with spaces', besides({ Sid: 'é a' }), 'ACCEPTED'],
  ['an unknown element', besides({ Effects: 'Allow' }), 'REFUSED'],
  ['Effect in lower case', besides({ Effect: 'allow' }), 'REFUSED'],
  ['statement in lower case', SAFE.replace('Statement', 'statement'), 'REFUSED'],
];

async function setupBoth() {
  const { kms, plan } = await setupPlan({ key: { policy: SAFE } });
  const credentials = { accessKeyId: ACCOUNT, secretAccessKey: 'x' };
  const client = new KMSClient({ endpoint: kms.url, region: REGION, credentials, maxAttempts: 1 });
  return {
    /** What the plan says, and what PutKeyPolicy then does, both as the root user. */
    async planAndPut(policy: string, bypass: boolean) {
      const { plan: planned } = await plan({ policy, principal: ROOT, bypass });
      return { planned, refusal: await put(client, KEY_ID, policy, bypass) };
    },
  };
}

describe('plan and PutKeyPolicy agree, with and without the bypass, about', () => {
  it.each(POLICIES)('%s', async (_, policy, outcome) => {
    const { planned, refusal } = await (await setupBoth()).planAndPut(policy, false);
    expect(planned.outcome).toBe(outcome);
    expectSame(planned, refusal);
    const bypassed = await (await setupBoth()).planAndPut(policy, true);
    expectSame(bypassed.planned, bypassed.refusal);
  });

  it.each(PLAN_CASES)('case $id, as a session of a role', async (each) => {
    const { key, current, bypassPolicyLockoutSafetyCheck: bypass } = each;
    const [, , , region = '', accountId = '', resource = ''] = key.arn.split(':');
    const keyId = resource.slice('key/'.length);
    const policy = JSON.stringify(current);
    const { plan, kms } = await setupPlan({ key: { policy, keyId, region, accountId }, roles: [{ arn: ADMIN }] });
    const config = { endpoint: kms.url, region, maxAttempts: 1 };
    const sts = new STSClient({ ...config, credentials: { accessKeyId: accountId, secretAccessKey: 'x' } });
    onTestFinished(() => sts.destroy());
    const { credentials } = await assume(sts, { RoleArn: ADMIN, RoleSessionName: 'session1' });
    const { plan: planned } = await plan({
      policy: toProposedText(each),
      principal: ADMIN.replace('iam', 'sts').replace(':role/Admin', ':assumed-role/Admin/session1'),
      bypass,
    });
    const refusal = await put(new KMSClient({ ...config, credentials }), keyId, toProposedText(each), bypass);
    // A condition on the request that is not decided counts as not met for the embedded KMS.
    if (planned.outcome === 'UNKNOWN') expect(refusal).toEqual(['MalformedPolicyDocumentException', LOCKED_OUT]);
    else expectSame(planned, refusal);
  });
});

/** Name and message of the refusal. Null if the policy is put. */
async function put(client: KMSClient, KeyId: string, Policy: string, BypassPolicyLockoutSafetyCheck: boolean) {
  onTestFinished(() => client.destroy());
  const sent = client.send(new PutKeyPolicyCommand({ KeyId, Policy, BypassPolicyLockoutSafetyCheck }));
  return await sent.then(
    () => null,
    () => failureOf(sent),
  );
}

type Planned = Awaited<ReturnType<Awaited<ReturnType<typeof setupBoth>>['planAndPut']>>['planned'];

/** KMS refuses with the first refusal that is certain, and accepts where there is none. */
function expectSame({ outcome, refusals }: Planned, refusal: readonly [string, string] | null): void {
  expect(refusal === null).toBe(outcome !== 'REFUSED');
  if (refusal === null) return;
  const [name, message] = refusal;
  const [first] = refusals;
  expect(name).toBe(first?.exception);
  // The SDK has a text of its own for an empty message.
  if (first?.message) expect(message).toBe(first.message);
}
