import { requireKey } from '../key-lookup.ts';
import { toKeyMetadata } from '../key-metadata.ts';
import { toKeyArn } from '../kms-arn.ts';
import { defineOperation } from '../operation.ts';
import { selectPage } from '../page.ts';
import { LIMIT, MARKER, REQUIRED_KEY_ID } from '../shapes.ts';

export const listKeys = defineOperation({ Limit: LIMIT, Marker: MARKER }, ({ store, caller }, input) => {
  const { items, rest } = selectPage(store.realm(caller).keys, 'keys', input, { default: 100, max: 1000 });
  return { Keys: items.map((key) => ({ KeyId: key.keyId, KeyArn: toKeyArn(key) })), ...rest };
});

export const describeKey = defineOperation({ KeyId: REQUIRED_KEY_ID }, (context, input) => ({
  KeyMetadata: toKeyMetadata(requireKey(context, input.KeyId, { aliases: true })),
}));
