/**
 * The ARNs of keys with IDs as KMS generates them, and of lists. Any other text is logged only after KMS has answered
 * for it: a user may have pasted a secret in place of a key ID.
 */
export function isGeneratedByKms(name: string): boolean {
  return GENERATED_BY_KMS.test(name);
}

/** The ARN, if the log may have it. Else null. */
export function toLoggedKey(keyArn: string): string | null {
  return isGeneratedByKms(keyArn) ? keyArn : null;
}

const GENERATED_BY_KMS =
  /^arn:aws[\w-]{0,20}:kms:[a-z0-9-]{1,30}:\d{12}:key\/(\*|mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
