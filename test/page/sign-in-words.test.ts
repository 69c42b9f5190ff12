import { expect, it } from 'vitest';
import type { Failure } from '../../src/page/gateway/failure.ts';
import { findOwnDenial } from '../../src/page/gateway/own-denial-words.ts';
import { toSignInWords } from '../../src/page/sign-in/sign-in-words.ts';

const denied = (more: Pick<Failure, 'permission' | 'message'>): Failure => ({
  kind: 'KmsAccessDeniedException',
  code: 'AccessDeniedException',
  retryable: false,
  requestId: null,
  operation: 'DescribeKey',
  reason: null,
  retryAfterMs: null,
  ...more,
});

it('names the provider', () => {
  expect(toSignInWords({ kind: 'provider-unreachable' }, 'okta')).toMatchObject({ title: 'okta cannot be reached' });
  expect(toSignInWords({ kind: 'declined' }, 'okta').advice).toContain('whoever runs okta');
});

it('is a sentence without the name of a provider, too', () => {
  expect(toSignInWords({ kind: 'declined' }, null).title).toBe('The provider did not sign you in');
});

it('tells a rule of the gateway that is missing from a permission of AWS', () => {
  const message = 'You lack policy:read in us-east-2 of account 111122223333, so GetKeyPolicy was not called.';
  expect(findOwnDenial(denied({ permission: 'policy:read', message }))?.advice).toContain('gives you policy:read');
  expect(findOwnDenial(denied({ permission: 'kms:GetKeyPolicy', message: 'denied' }))).toBeNull();
  expect(findOwnDenial(denied({ permission: null, message: 'denied' }))).toBeNull();
});

it('does not tell an account that the gateway does not read from one that the caller may not see', () => {
  const message =
    'The gateway is not configured for us-east-2 of account 111122223333, or not for you, so DescribeKey was not called.';
  expect(findOwnDenial(denied({ permission: 'kms:DescribeKey', message }))?.advice).toContain('Either');
  // Without authentication, only the first is possible.
  expect(findOwnDenial(denied({ permission: null, message: message.replace(', or not for you', '') }))?.title).toBe(
    'Not read by this gateway',
  );
});
