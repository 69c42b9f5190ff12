import { findAction } from '../../analysis/tables/actions.ts';
import type { OperationContext } from '../operations/operation.ts';
import { checkDryRun } from '../rules/check-dry-run.ts';
import { KEY_ID } from '../wire/shapes.ts';
import { validate } from '../wire/validation.ts';
import { authorizeOnKey } from './permissions.ts';

/**
 * Authorizes a cryptographic operation, which the embedded KMS does not perform. Throws AccessDeniedException if the
 * caller may not use the key, and DryRunOperationException if the caller may, and the call has DryRun. Does not check
 * the state, usage and spec of the key. Checks nothing if policies are not enforced, or if the call names no key.
 */
export function authorizeUse(context: OperationContext, body: unknown): void {
  const { enforcement, operation } = context;
  if (enforcement === null || findAction(operation)?.category !== 'CRYPTOGRAPHY') return;
  const input = validate(INPUT, body);
  if (input.KeyId === undefined) return;
  authorizeOnKey({ context, enforcement, input });
  checkDryRun(input.DryRun ?? false);
}

const TEXT = { type: 'string' } as const;

/** The members by which an operation is authorized. */
const INPUT = {
  KeyId: KEY_ID,
  DryRun: { type: 'boolean' },
  EncryptionContext: { type: 'map', of: TEXT },
  EncryptionAlgorithm: TEXT,
  KeyAgreementAlgorithm: TEXT,
  KeyPairSpec: TEXT,
  MacAlgorithm: TEXT,
  MessageType: TEXT,
  SigningAlgorithm: TEXT,
} as const;
