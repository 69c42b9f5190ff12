import { builder } from './builder.ts';
import './federation.ts';
import { tellListLengths } from './tell-list-lengths.ts';
import './types/access/accessible-keys.ts';
import './types/access/key-access.ts';
import './types/access/key-principals.ts';
import './types/all-keys/all-keys.ts';
import './types/aws-account.ts';
import './types/diff/key-policy-diff.ts';
import './types/diff/policy-drift.ts';
import './types/findings/key-findings.ts';
import './types/key-alias.ts';
import './types/key-grant.ts';
import './types/key-last-usage.ts';
import './types/key-metadata.ts';
import './types/key-policy.ts';
import './types/key-rotation-event.ts';
import './types/key-rotation.ts';
import './types/key-tag.ts';
import './types/plan/check-key-policy.ts';
import './types/plan/put-key-policy-plan.ts';
import './types/put-key-policy/put-key-policy.ts';
import './types/queries.ts';

/** The whole schema. Each imported file adds its types. */
export const schema = tellListLengths(
  builder.toSchema({
    schemaDirectives: {
      link: {
        url: 'https://specs.apollo.dev/federation/v2.9',
        import: ['@inaccessible', '@key', '@shareable', '@tag'],
      },
    },
  }),
);

schema.description =
  'The keys of AWS KMS, and who may do what with each of them. Queries only read. One mutation changes a key: ' +
  '`putKeyPolicy`, where the operator has switched it on. ' +
  'Start with `key` for one key, `keys` for those of one account and Region, or `allKeys` for all.';
