/** The exceptions of KMS for a policy that it does not store, and for a caller who may not put one. */
export type RefusalException =
  | 'AccessDeniedException'
  | 'InvalidArnException'
  | 'LimitExceededException'
  | 'MalformedPolicyDocumentException'
  | 'ValidationException';

/** A reason for which KMS refuses a policy. */
export type Refusal = {
  readonly exception: RefusalException;
  /** AWS's message. Null if it is not known. */
  readonly message: string | null;
  /** RFC 6901 JSON pointer into the policy. Empty: the policy as a whole, or the request. */
  readonly pointer: string;
  /** What is wrong, and what was expected. */
  readonly reason: string;
  /** False if it is not known whether KMS refuses it: AWS does not say, or something about the request is not known. */
  readonly certain: boolean;
};

type Details = { readonly message?: string; readonly certain?: boolean };

/** A refusal of the policy because of what stands at the pointer. */
export function malformed(pointer: string, reason: string, { message, certain = true }: Details = {}): Refusal {
  return { exception: 'MalformedPolicyDocumentException', message: message ?? null, pointer, reason, certain };
}

/** A refusal of the request or of the text as a whole. */
export function refuse(exception: RefusalException, reason: string, certain = true): Refusal {
  return { exception, message: null, pointer: '', reason, certain };
}
