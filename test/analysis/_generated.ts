// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import fc from 'fast-check';
import { ALICE, APP, grant, KEY, MALLORY, OTHER, OWN, type Question, SERVICE, SESSION } from './_ask.ts';

const ROOT = `arn:aws:iam::${OWN}:root`;
export const APP_WITH_PATH = `arn:aws:iam::${OWN}:role/team/App`;

const aws = fc.constantFrom('*', ROOT, OWN, ALICE, APP, SESSION, MALLORY, OTHER, APP_WITH_PATH);
const principals = fc.oneof(
  fc.constant('*'),
  fc.array(aws, { minLength: 1, maxLength: 3 }).map((AWS) => ({ AWS })),
  fc.constantFrom({ Service: SERVICE }, { Service: 'logs.amazonaws.com' }, { Federated: APP }),
);
const actions = fc.array(fc.constantFrom('*', 'kms:*', 'kms:Decrypt', 'KMS:de*', 'kms:Encrypt', 's3:*'), {
  minLength: 1,
  maxLength: 3,
});
const resources = fc.array(
  fc.constantFrom('*', KEY.arn, 'arn:aws:s3:::b', 'arn:aws:kms:*:${aws:PrincipalAccount}:key/*'),
  { minLength: 1, maxLength: 2 },
);

/** The condition keys of which the policies speak, and the values that requests have. */
const KEYS = [
  'aws:UserAgent',
  'aws:PrincipalTag/team',
  'aws:CalledVia',
  'kms:ViaService',
  'kms:KeySpec',
  'aws:PrincipalArn',
];
const value = fc.constantFrom(
  'a',
  'b',
  '',
  'a*',
  '*',
  'true',
  '7',
  's3.us-west-2.amazonaws.com',
  APP,
  '${aws:username}',
);
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'ArnLike',
  'ArnNotLike',
  'NumericLessThan',
  'Bool',
  'IpAddress',
  'StringEqualsIfExists',
  'StringNotEqualsIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringLike',
  'ForAnyValue:StringNotEquals',
  'StringMatches',
);
const condition = fc
  .tuple(
    fc.oneof(
      fc.tuple(operator, fc.array(value, { maxLength: 3 })),
      fc.tuple(fc.constant('Null'), fc.constantFrom<string[]>(['true'], ['false'])),
    ),
    fc.constantFrom(...KEYS),
  )
  .map(([[name, values], key]) => [name, { [key]: values }] as const);
const conditions = fc
  .uniqueArray(condition, { maxLength: 2, selector: ([name]) => name })
  .map((list) => Object.fromEntries(list));

/** A statement whose elements are all written as lists. */
export type Statement = { readonly [element: string]: unknown };

export const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    principal: fc.tuple(fc.constantFrom('Principal', 'Principal', 'NotPrincipal'), principals),
    action: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), actions),
    resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), resources),
    Condition: conditions,
  })
  .map(({ Effect, principal, action, resource, Condition }) => ({
    Effect,
    ...Object.fromEntries([principal, action, resource]),
    Condition,
  }));

const statements = fc.array(statement, { maxLength: 4 });

const grants = fc.array(
  fc
    .record({
      grantee: fc.constantFrom(ALICE, APP, SESSION, ROOT, MALLORY, SERVICE),
      operations: fc.subarray(['Decrypt', 'Encrypt', 'RetireGrant']),
      constraints: fc.constantFrom(
        null,
        null,
        { EncryptionContextEquals: { a: '1' } },
        { SourceArn: KEY.arn },
        { New: 1 },
      ),
    })
    .map(grant),
  { maxLength: 2 },
);

/** What the request has under each key: values, nothing (null), or it is not said (undefined). */
export type Facts = ReadonlyMap<string, readonly string[] | null | undefined>;

const single = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  value.map((text) => [text]),
);
const several = fc.oneof(fc.constant(undefined), fc.constant(null), fc.array(value, { minLength: 1, maxLength: 3 }));
export const facts: fc.Arbitrary<Facts> = fc
  .tuple(single, single, several, fc.constantFrom(undefined, null, ['s3.us-west-2.amazonaws.com']))
  .map((values) => new Map(values.map((given, index) => [KEYS[index] ?? '', given])));

export function toContext(given: Facts): NonNullable<Question['context']> {
  const entries = [...given];
  return {
    keys: entries.flatMap(([key, values]) => (values ? [{ key, values }] : [])),
    absent: entries.flatMap(([key, values]) => (values === null ? [key] : [])),
  };
}

const principal = fc.constantFrom(
  ALICE,
  APP,
  SESSION,
  OWN,
  MALLORY,
  SERVICE,
  `arn:aws:sts::${OWN}:federated-user/Alice`,
);
const action = fc.constantFrom('kms:Decrypt', 'kms:Encrypt', 'kms:PutKeyPolicy', 'kms:RetireGrant', 'kms:CreateAlias');

export const request = fc.record({ facts, principal, action });

export const question = fc.record({
  statements,
  facts,
  principal,
  grants: fc.oneof(fc.constant('UNREADABLE' as const), grants),
  action,
  described: fc.boolean(),
});

export type Generated = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

export function toQuestion({ facts: given, described, ...rest }: Generated): Question {
  return { ...rest, context: toContext(given), key: described ? {} : { metadata: null } };
}
