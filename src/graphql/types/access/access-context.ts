import { builder } from '../../builder.ts';

const ConditionKeyValues = builder.inputType('ConditionKeyValues', {
  description: 'A condition key of a request, and its values.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'With its prefix, such as kms:ViaService. Case-insensitive. At most 2,048 characters.',
    }),
    values: t.stringList({
      required: true,
      description:
        'Exactly one for a key with a single value; at most 100 for one that can have several, such as aws:CalledVia. Each has at most 2,048 characters, and the type that AWS documents: "true" or "false" for aws:SecureTransport, an address for aws:SourceIp.',
    }),
  }),
});

const EncryptionContextPair = builder.inputType('EncryptionContextPair', {
  description: 'A pair of the encryption context of a request.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'Case-sensitive in grants, not in policies.' }),
    value: t.string({ required: true, description: 'Case-sensitive.' }),
  }),
});

export const AccessContext = builder.inputType('AccessContext', {
  description:
    'What is known of a request. A condition key that is not given here is unknown, unless it follows from principal, action and key. Two keys follow from the present time: aws:CurrentTime and aws:EpochTime, which can be given for another time. What contradicts itself, the principal or the key is BAD_USER_INPUT.',
  fields: (t) => ({
    keys: t.field({ type: [ConditionKeyValues], description: 'Condition keys that the request has: at most 100.' }),
    absent: t.stringList({
      description: 'Condition keys that the request does not have, such as kms:ViaService: at most 100.',
    }),
    complete: t.boolean({
      defaultValue: false,
      required: true,
      description:
        'True: the request has only the condition keys that are given, and those that follow from principal, action and key.',
    }),
    encryptionContext: t.field({
      type: [EncryptionContextPair],
      description:
        'All pairs of the encryption context: at most 100. An empty list says that there is none. Default: unknown, or none if the context is `complete`.',
    }),
    via: t.string({
      description:
        'The AWS service that makes the request on behalf of the principal, such as s3.us-east-2.amazonaws.com; "direct" for none. It sets kms:ViaService and aws:ViaAWSService. Default: unknown, or "direct" if the context is `complete`.',
    }),
  }),
});
