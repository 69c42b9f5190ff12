import fc from 'fast-check';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import type { PolicyStatement } from '../../src/policy/types.ts';

/** A valid statement, for tests to break. */
export const SOUND = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
};

/** The result of parsing SOUND, as the first statement of a list. */
export const SOUND_PARSED: PolicyStatement = {
  sid: 'Enable IAM User Permissions',
  effect: 'ALLOW',
  principals: [{ kind: 'ACCOUNT', type: 'AWS', value: 'arn:aws:iam::111122223333:root', accountId: '111122223333' }],
  notPrincipals: null,
  actions: ['kms:*'],
  notActions: null,
  resources: ['*'],
  notResources: null,
  conditions: [],
  unread: new Set(),
  pointer: '/Statement/0',
};

/** Parses a policy with one statement, given as an object. */
export function parseStatement(statement: unknown) {
  return parseSource(JSON.stringify(statement));
}

/** The same for a statement as text, which can have duplicate keys. */
export function parseSource(source: string) {
  const { document, problems } = parsePolicy(`{"Version": "2012-10-17", "Statement": [${source}]}`);
  return { statement: document?.statements[0], problems };
}

type Element = readonly [name: string, values: readonly string[]];

export type Plan = {
  readonly sid: string | null;
  readonly effect: 'Allow' | 'Deny';
  readonly principal: Element;
  readonly action: Element;
  readonly resource: Element;
  readonly conditions: readonly (readonly [operator: string, keys: readonly Element[]])[];
};

/** The content of a generated policy. toStatement() writes it in one of the forms of the policy language. */
export const plans = fc.array(
  fc.record<Plan>({
    sid: fc.option(fc.string({ unit: 'binary' })),
    effect: fc.constantFrom('Allow', 'Deny'),
    principal: element('Principal', 'NotPrincipal'),
    action: element('Action', 'NotAction'),
    resource: element('Resource', 'NotResource'),
    conditions: uniqueEntries(uniqueEntries(texts())),
  }),
);

/** With `bare`, a single value is written as a string instead of a list. */
export function toStatement(plan: Plan, bare: boolean): object {
  const write = (values: readonly string[]) => (bare && values.length === 1 ? values[0] : values);
  const [principal, principals] = plan.principal;
  return {
    ...(plan.sid === null ? {} : { Sid: plan.sid }),
    Effect: plan.effect,
    [principal]: { AWS: write(principals) },
    [plan.action[0]]: write(plan.action[1]),
    [plan.resource[0]]: write(plan.resource[1]),
    Condition: Object.fromEntries(
      plan.conditions.map(([operator, keys]) => [
        operator,
        Object.fromEntries(keys.map(([key, values]) => [key, write(values)])),
      ]),
    ),
  };
}

function element(...names: readonly string[]): fc.Arbitrary<Element> {
  return fc.tuple(fc.constantFrom(...names), texts());
}

function texts() {
  return fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('*', '__proto__', 'kms:Decrypt')), {
    maxLength: 4,
  });
}

/** Without keys such as "7": a JavaScript object sorts them first, unlike JSON. */
function uniqueEntries<Value>(values: fc.Arbitrary<Value>) {
  const names = fc.constantFrom(
    'StringEquals',
    'ForAllValues:StringLikeIfExists',
    'kms:ViaService',
    '__proto__',
    'a/b~c',
  );
  const keys = fc.oneof(names, fc.string({ unit: 'binary' })).filter((key) => !/^\d+$/.test(key));
  return fc.uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, maxLength: 4 });
}
