import type { ClientCase } from './_case.ts';
import { ALIAS_REFUSAL_CASES } from './alias-refusals.ts';
import { ALIAS_CASES } from './aliases.ts';
import { AWS_MANAGED_CASES } from './aws-managed.ts';
import { AWS_MANAGED_REFUSALS } from './aws-managed-refusals.ts';
import { CUSTOM_KEY_STORE_CASES } from './custom-key-stores.ts';
import { FAILURE_CASES } from './failures.ts';
import { GRANT_REFUSAL_CASES } from './grant-refusals.ts';
import { GRANT_CASES } from './grants.ts';
import { IMPORTED_KEY_CASES } from './imported-keys.ts';
import { KEY_REFUSAL_CASES } from './key-refusals.ts';
import { KEY_STATE_CASES } from './key-states.ts';
import { KEY_CASES } from './keys.ts';
import { POLICY_CASES } from './policies.ts';
import { POLICY_REFUSAL_CASES } from './policy-refusals.ts';
import { REPLICA_REFUSAL_CASES } from './replica-refusals.ts';
import { REPLICA_CASES } from './replicas.ts';
import { RETIRABLE_GRANT_CASES } from './retirable-grants.ts';
import { RETIRE_REFUSAL_CASES } from './retire-refusals.ts';
import { ROTATION_CASES } from './rotation.ts';
import { ROTATION_REFUSAL_CASES } from './rotation-refusals.ts';
import { TAG_CASES } from './tags.ts';

/** The cases that all clients run: the SDKs for JavaScript, Ruby and Go, boto3 and aws-cli. */
export const CLIENT_CASES: readonly ClientCase[] = [
  ...POLICY_CASES,
  ...POLICY_REFUSAL_CASES,
  ...KEY_CASES,
  ...KEY_REFUSAL_CASES,
  ...KEY_STATE_CASES,
  ...ALIAS_CASES,
  ...ALIAS_REFUSAL_CASES,
  ...AWS_MANAGED_CASES,
  ...AWS_MANAGED_REFUSALS,
  ...TAG_CASES,
  ...GRANT_CASES,
  ...GRANT_REFUSAL_CASES,
  ...RETIRE_REFUSAL_CASES,
  ...RETIRABLE_GRANT_CASES,
  ...ROTATION_CASES,
  ...ROTATION_REFUSAL_CASES,
  ...IMPORTED_KEY_CASES,
  ...REPLICA_CASES,
  ...REPLICA_REFUSAL_CASES,
  ...CUSTOM_KEY_STORE_CASES,
  ...FAILURE_CASES,
];
