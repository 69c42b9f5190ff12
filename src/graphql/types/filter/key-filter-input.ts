import { builder } from '../../builder.ts';
import { KeyManager, KeySpec, KeyState, KeyUsage } from '../key-enums.ts';
import { KeyFindingsFilter } from './key-findings-filter.ts';
import { KeyRotationFilter } from './key-rotation-filter.ts';

const KeyTagFilter = builder.inputType('KeyTagFilter', {
  description: 'Selects keys that have a tag.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The tag key. Case-sensitive.' }),
    value: t.string({ description: 'The tag value. Case-sensitive. Any value matches if this is not given.' }),
  }),
});

const METADATA_COST =
  'Costs one DescribeKey call per key, which `states`, `managers`, `usages`, `specs` and `metadata` share.';

export const KeyFilter = builder.inputType('KeyFilter', {
  description:
    'Selects keys of a list. A key must meet all conditions that are given; a condition that is null is not given. KMS cannot filter, so the gateway reads each key that it checks: the cost of each condition is per checked key, and each call needs the permission of its name, such as kms:DescribeKey. The cheapest conditions are checked first, and a key that does not meet one of them causes no further call. A page checks at most 500 keys, and ends before the first one that is not checked at the deadline. With `principal` or `findings`, it also ends when half of what the request may compute (MAX_RESULT_SIZE) is used up. So it can be short or empty and still have a next page. The filter never hides a key that it cannot check: a key whose call fails is in the list, and its fields report the error. So is the first key of a page if the deadline or the limit is reached before it is checked.',
  fields: (t) => ({
    states: t.field({ type: [KeyState.ref], description: `The state is one of these. ${METADATA_COST}` }),
    managers: t.field({ type: [KeyManager.ref], description: `The manager is one of these. ${METADATA_COST}` }),
    usages: t.field({ type: [KeyUsage.ref], description: `The usage is one of these. ${METADATA_COST}` }),
    specs: t.field({
      type: [KeySpec.ref],
      description: `The type of the key material is one of these. ${METADATA_COST}`,
    }),
    multiRegion: t.boolean({
      description: 'True: only multi-Region keys, primary and replica. False: only the others. Costs no call.',
    }),
    aliasPrefix: t.string({
      description:
        'The key has an alias that starts with this text, such as alias/payments/. Costs as much as `aliases`. A key with more than 100 aliases is in the list, too.',
    }),
    tag: t.field({ type: KeyTagFilter, description: 'The key has this tag. Costs one ListResourceTags call per key.' }),
    text: t.string({
      description:
        'The text is a part of the key ID, an alias, the description, a tag key or a tag value, in upper or lower case. At most 256 characters. Costs no call if the key ID has it; otherwise as much as `aliases`, then one DescribeKey call, then one ListResourceTags call per key, until it is found. A key with more than 100 aliases is in the list, too.',
    }),
    rotation: t.field({
      type: KeyRotationFilter,
      description: 'Whether the key material is rotated automatically. The cost depends on the value.',
    }),
    principal: t.string({
      description:
        'The policy or a grant names this principal: the ARN of a user, a role, a session of a role, a federated user or an identity provider, an AWS service such as s3.amazonaws.com, or the unique ID of a user or role that was deleted. An account ID, or the ARN of its root user, finds the account and each principal of it. A policy names a principal in Principal or NotPrincipal, in an Allow or a Deny. * finds policies that allow everyone something, with or without conditions. Wildcards and the values of conditions, such as those of aws:PrincipalArn, are not compared: `access` evaluates them. Costs one GetKeyPolicy call per key; one ListGrants call more if the policy does not name the principal, except for *. A key whose policy cannot be read as a whole, or with more than 100 grants, is in the list, too.',
    }),
    findings: t.field({
      type: KeyFindingsFilter,
      description:
        'The key has such findings, or something in `incomplete` of its findings. Costs as much as the field `findings` with the same arguments, which shares calls and results.',
    }),
  }),
});

export type Filter = typeof KeyFilter.$inferInput;
