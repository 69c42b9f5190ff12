import type { ClientCase } from './_case.ts';
import { ALIAS_CASES } from './aliases.ts';
import { AWS_MANAGED_CASES } from './aws-managed.ts';
import { AWS_MANAGED_REFUSALS } from './aws-managed-refusals.ts';
import { CUSTOM_KEY_STORE_CASES } from './custom-key-stores.ts';
import { FAILURE_CASES } from './failures.ts';
import { GRANT_REFUSAL_CASES } from './grant-refusals.ts';
import { GRANT_CASES } from './grants.ts';
import { IMPORTED_KEY_CASES } from './imported-keys.ts';
import { KEY_STATE_CASES } from './key-states.ts';
import { KEY_CASES } from './keys.ts';
import { POLICY_CASES } from './policies.ts';
import { REPLICA_CASES } from './replicas.ts';
import { RETIRABLE_GRANT_CASES } from './retirable-grants.ts';
import { ROTATION_CASES } from './rotation.ts';
import { TAG_CASES } from './tags.ts';

/** The cases that the JS SDK, boto3 and aws-cli all run. */
export const CLIENT_CASES: readonly ClientCase[] = [
  ...POLICY_CASES,
  ...KEY_CASES,
  ...KEY_STATE_CASES,
  ...ALIAS_CASES,
  ...AWS_MANAGED_CASES,
  ...AWS_MANAGED_REFUSALS,
  ...TAG_CASES,
  ...GRANT_CASES,
  ...GRANT_REFUSAL_CASES,
  ...RETIRABLE_GRANT_CASES,
  ...ROTATION_CASES,
  ...IMPORTED_KEY_CASES,
  ...REPLICA_CASES,
  ...CUSTOM_KEY_STORE_CASES,
  ...FAILURE_CASES,
];
