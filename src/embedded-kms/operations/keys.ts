import { toKeyMetadata } from '../rules/key-metadata.ts';
import { requireKey } from '../rules/require-key.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import { GRANT_TOKENS, LIMIT, MARKER, REQUIRED_KEY_ID } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';
import { selectPage } from './select-page.ts';

export const listKeys = defineOperation({ Limit: LIMIT, Marker: MARKER }, ({ store, caller }, input) => {
  const { items, rest } = selectPage(store.realm(caller).keys, 'keys', input, { default: 100, max: 1000 });
  return { Keys: items.map((key) => ({ KeyId: key.keyId, KeyArn: toKeyArn(key) })), ...rest };
});

export const describeKey = defineOperation({ KeyId: REQUIRED_KEY_ID, GrantTokens: GRANT_TOKENS }, (context, input) => ({
  KeyMetadata: toKeyMetadata(requireKey(context, input.KeyId, { aliases: true })),
}));

/** No key is ever used: the embedded KMS does no cryptography. AWS answers an empty KeyLastUsage for such a key. */
export const getKeyLastUsage = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) => {
  const { keyId, createdAt } = requireKey(context, input.KeyId);
  return { KeyId: keyId, KeyLastUsage: {}, TrackingStartDate: createdAt, KeyCreationDate: createdAt };
});
