import { builder } from '../../builder.ts';

const ConditionKeyValues = builder.inputType('ConditionKeyValues', {
  description: 'A condition key of a request, and its values.',
  fields: (t) => ({
    key: t.string({
      required: true,
      description: 'Such as kms:ViaService. Case-insensitive. At most 2,048 characters.',
    }),
    values: t.stringList({
      required: true,
      description:
        'Exactly one for a key with a single value; at most 100 for one with several, such as aws:CalledVia.',
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
    'What is known of a request. A condition key that is neither given, nor follows from principal, action and key, is unknown. What contradicts them is BAD_USER_INPUT.',
  fields: (t) => ({
    keys: t.field({ type: [ConditionKeyValues], description: 'Condition keys that the request has: at most 100.' }),
    absent: t.stringList({
      description: 'Condition keys that the request does not have, such as kms:ViaService: at most 100.',
    }),
    complete: t.boolean({
      defaultValue: false,
      required: true,
      description:
        'True: the request has no other condition keys than those given, and those that follow from principal, action and key.',
    }),
    encryptionContext: t.field({
      type: [EncryptionContextPair],
      description:
        'All pairs of the encryption context: at most 100. An empty list says that there is none. Unknown if it is not given.',
    }),
    via: t.string({
      description:
        'The AWS service that makes the request on behalf of the principal, such as s3.us-east-2.amazonaws.com; "direct" for none. Unknown if it is not given.',
    }),
  }),
});
