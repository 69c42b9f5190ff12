import { expect, it } from 'vitest';
import { setup } from '../_setup.ts';

const THROUGH_SECRETS_MANAGER = '{ via: "secretsmanager.us-east-2.amazonaws.com" }';
const DIRECTLY = '{ via: "direct" }';

/** What the description of an example key says, as questions about its policy. */
it.each([
  ['mobile/release-signing', 'ReleasePipeline', 'Sign', DIRECTLY, 'ALLOWED'],
  ['mobile/release-signing', 'ReleasePipeline', 'GetPublicKey', DIRECTLY, 'ALLOWED'],
  ['mobile/release-signing', 'ReleasePipeline', 'Encrypt', DIRECTLY, 'ALLOWED_IF_IAM_ALLOWS'],
  ['webhooks/hmac', 'WebhookSender', 'GenerateMac', DIRECTLY, 'ALLOWED'],
  ['webhooks/hmac', 'WebhookSender', 'VerifyMac', DIRECTLY, 'ALLOWED'],
  ['webhooks/hmac', 'WebhookSender', 'Decrypt', DIRECTLY, 'ALLOWED_IF_IAM_ALLOWS'],
  ['shop/secrets', 'Shop', 'Decrypt', THROUGH_SECRETS_MANAGER, 'ALLOWED'],
  ['shop/secrets', 'Shop', 'Decrypt', DIRECTLY, 'NOT_ALLOWED'],
  ['shop/secrets', 'Shop', 'GenerateDataKey', DIRECTLY, 'NOT_ALLOWED'],
  ['shop/secrets', 'Shop', 'CreateGrant', DIRECTLY, 'NOT_ALLOWED'],
  ['shop/secrets', 'KeyAdministrators', 'PutKeyPolicy', DIRECTLY, 'ALLOWED_IF_IAM_ALLOWS'],
  ['portal/legacy', 'CustomerPortal', 'Decrypt', DIRECTLY, 'ALLOWED'],
])('alias/%s does what its description says: %s, %s, %s is %s', async (alias, role, action, context, verdict) => {
  const { query } = await setup();
  const { data } = await query(`{ key(id: "alias/${alias}") {
    access(principal: "arn:aws:iam::111122223333:role/${role}", action: "${action}", context: ${context}) { verdict }
  } }`);
  expect(data).toEqual({ key: { access: { verdict } } });
});
