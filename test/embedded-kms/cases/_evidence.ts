/**
 * Where the answer that a case expects comes from. RECORDED: somebody has published what AWS answered. DOCUMENTED: AWS's
 * documentation or service model says it; the message of an error may be ours. INFERRED: from another operation, or from
 * a report without AWS's own words. OWN: AWS has no such answer. `source` is public and short: a page, a project that
 * has AWS's answer, an issue on GitHub.
 */
export type Evidence = {
  readonly kind: 'RECORDED' | 'DOCUMENTED' | 'INFERRED' | 'OWN';
  readonly source: string;
};

export const recorded = (source: string): Evidence => ({ kind: 'RECORDED', source });
export const documented = (source: string): Evidence => ({ kind: 'DOCUMENTED', source });
export const inferred = (source: string): Evidence => ({ kind: 'INFERRED', source });
export const own = (source: string): Evidence => ({ kind: 'OWN', source });

/** A page of the AWS KMS API Reference. */
export const api = (page: string) => documented(`API Reference, ${page}`);

/** A page of the AWS KMS Developer Guide. */
export const guide = (page: string) => documented(`Developer Guide, ${page}`);

/** A recording of LocalStack's tests of KMS, by its test or its date. */
export const localStack = (which: string) => recorded(`LocalStack, ${which}`);

/** A deployment that failed on AWS, by the rule of cdk-preflight that was made of it. */
export const preflight = (rule: string) => recorded(`cdk-preflight, ${rule}`);

export const MODEL = documented('service model');
export const KEY_STATES = guide('Key states of AWS KMS keys');
export const QUOTAS = guide('Resource quotas');

/** Messages in logs that users of Terraform and aws-cli have published. */
export const LOGS = recorded('logs of users');
