import { describe, expect, test } from 'vitest';
import { ALICE, allow, codesOf, deny, SERVICE, verdictOf } from './_ask.ts';

const [YES, NO, MAYBE] = ['ALLOWED', 'NOT_ALLOWED', 'UNKNOWN'];

describe('a service', () => {
  const service = (Service: string, principal: string) => ({
    statements: [allow({ Principal: { Service } })],
    principal,
  });

  test.each([
    ['logs.us-west-2.amazonaws.com', YES],
    ['LOGS.us-west-2.AMAZONAWS.com', YES],
    ['logs.amazonaws.com', MAYBE],
    ['logs.eu-west-1.amazonaws.com', NO],
    ['delivery.logs.amazonaws.com', NO],
    ['logs.amazonaws.com.cn', NO],
    ['*', MAYBE],
  ])('logs.us-west-2.amazonaws.com is named by %s: %s', (name, expected) => {
    expect(verdictOf(service(name, SERVICE))).toBe(expected);
  });

  test('without a Region in its name may be named with the Region of the key', () => {
    expect(codesOf(service('sns.us-west-2.amazonaws.com', 'sns.amazonaws.com'))).toContain(
      'SERVICE_MAY_HAVE_OTHER_NAME',
    );
    expect(verdictOf(service('sns.eu-west-1.amazonaws.com', 'sns.amazonaws.com'))).toBe(NO);
    expect(verdictOf(service('delivery.logs.us-west-2.amazonaws.com', 'delivery.logs.amazonaws.com'))).toBe(MAYBE);
  });

  test('is no user, even if the policy names all services', () => {
    expect(verdictOf(service('*', ALICE))).toBe(NO);
  });

  test('that only a statement for everyone allows has a reason that says so', () => {
    const statements = [allow()];
    expect(codesOf({ statements, principal: SERVICE })).toContain('EVERYONE_COVERS_SERVICES');
    expect(codesOf({ statements, principal: ALICE })).not.toContain('EVERYONE_COVERS_SERVICES');
    const named = allow({ Principal: { AWS: '*', Service: SERVICE } });
    expect(codesOf({ statements: [named], principal: SERVICE })).not.toContain('EVERYONE_COVERS_SERVICES');
  });

  test('can be denied', () => {
    const statements = [allow(), deny({ Principal: { Service: SERVICE } })];
    expect(verdictOf({ statements, principal: SERVICE })).toBe('DENIED');
    expect(verdictOf({ statements, principal: 'logs.amazonaws.com' })).toBe(MAYBE);
  });
});
