import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { failureOf, startKms, toCommand } from './_kms.ts';
import { DOC_KEY, toArn, UNKNOWN_KEY } from './cases/_case.ts';
import { CLIENT_CASES } from './cases/all.ts';

/** Errors that every operation has, and one that none has in the model: AWS's own aliases answer it. */
const COMMON = ['AccessDeniedException', 'ValidationException', 'NotAuthorizedException'];

/** The exceptions of the service model, as the SDK documents them. */
function toModelled(operation: string): readonly string[] {
  const path = import.meta
    .resolve('@aws-sdk/client-kms')
    .replace(/dist-.*$/, `dist-types/commands/${operation}Command.d.ts`);
  const text = readFileSync(fileURLToPath(path), 'utf8');
  return [...text.matchAll(/@throws \{@link (\w+)\}/g)].map(([, name = '']) => name);
}

const REFUSED = CLIENT_CASES.flatMap(({ name, steps, evidence }) => {
  const { operation = '', error } = steps.at(-1) ?? {};
  return error === undefined || evidence.kind === 'OWN' ? [] : [{ name, operation, code: error[0] }];
});

describe('an error is in the service model of its operation', () => {
  it.each(REFUSED)('$name', ({ operation, code }) => {
    expect([...COMMON, ...toModelled(operation)]).toContain(code);
  });
});

const IDENTIFIERS = [
  'alias/none',
  'arn:aws:s3:::example-bucket',
  'fake-key-id',
  UNKNOWN_KEY,
  toArn(DOC_KEY, 'eu-west-1'),
  toArn(DOC_KEY, 'us-east-2', '444455556666'),
];

const OPERATIONS = [...new Set(CLIENT_CASES.flatMap(({ steps }) => steps.map(({ operation }) => operation)))];
const INPUTS = OPERATIONS.flatMap((operation) => {
  const step = CLIENT_CASES.find(({ name, steps }) => name.startsWith(operation) && steps.at(-1)?.error === undefined);
  const input = step?.steps.find((each) => each.operation === operation)?.input ?? {};
  const member = ['KeyId', 'TargetKeyId'].find((name) => name in input);
  return member === undefined ? [] : [{ operation, input, member }];
});

describe('an identifier that names no key', () => {
  it.each(INPUTS)('has an error of the service model of $operation', async ({ operation, input, member }) => {
    const client = (await startKms()).client();
    for (const identifier of IDENTIFIERS) {
      const [code] = await failureOf(client.send(toCommand(operation, { ...input, [member]: identifier })));
      expect([...COMMON, ...toModelled(operation)], identifier).toContain(code);
    }
  });
});
