import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseConfig, VARIABLES } from '../../src/config/environment.ts';
import { FAULT_RULES } from '../../src/embedded-kms/faults/fault-schema.ts';
import { DENIAL_REASONS } from '../../src/kms/denial-reason.ts';
import { permissionOf, quotaOf, READ_OPERATIONS, WRITE_OPERATIONS } from '../../src/kms/operations.ts';
import { PERMISSIONS } from '../../src/kms/permissions.ts';
import { setup } from '../_setup.ts';
import { namesIn, pageOf, rowsOf } from './_pages.ts';

describe('docs/configuration.md', () => {
  // A proxy's variable has two spellings, in one row.
  const rows = rowsOf(pageOf('docs/configuration.md'), 'Variable').flatMap(([names, value = '']) =>
    namesIn(names).map((variable) => ({ variable, defaults: value.split('; ') })),
  );

  it('has every environment variable, once, and no other', () => {
    expect(rows.map(({ variable }) => variable).toSorted()).toEqual(VARIABLES.toSorted());
  });

  const AWS = { KMS_MODE: 'aws', AWS_REGION: 'us-east-2' };
  const written = rows.filter(({ defaults }) => defaults.some((value) => /^`[^`]+`$/.test(value)));

  it.each(written)(
    'has the default of $variable in both modes',
    ({ variable, defaults: [embedded = '', aws = embedded] }) => {
      for (const [env, value] of [[{}, embedded] as const, [AWS, aws] as const]) {
        const [name] = namesIn(value);
        if (name !== undefined && variable !== 'KMS_MODE') {
          expect(parseConfig({ ...env, [variable]: name })).toEqual(parseConfig(env));
        }
      }
      if (variable === 'KMS_MODE') expect(parseConfig({}).kms.mode).toBe('embedded');
    },
  );
});

describe('docs/aws.md', () => {
  it('has every permission that the gateway needs to read, and no other', () => {
    const actions = rowsOf(pageOf('docs/aws.md'), 'IAM action').flatMap(([action]) => namesIn(action));
    expect(actions.toSorted()).toEqual(READ_OPERATIONS.map((operation) => `kms:${operation}`).toSorted());
  });

  it('has every reason of a denied call, and what to do', () => {
    const rows = rowsOf(pageOf('docs/aws.md'), 'Reason');
    expect(rows.map(([reason]) => namesIn(reason)[0]).toSorted()).toEqual(DENIAL_REASONS.toSorted());
  });

  it('has the request quota of every operation', () => {
    const quotas = rowsOf(pageOf('docs/aws.md'), 'Operation');
    expect(quotas.toSorted()).toEqual(
      [...READ_OPERATIONS, ...WRITE_OPERATIONS].map((each) => [each, String(quotaOf(each))]).toSorted(),
    );
  });
});

it('docs/authentication.md has every permission of a rule, and its KMS operations', () => {
  const rows = rowsOf(pageOf('docs/authentication.md'), 'Permission');
  const permissions = rows.map(([permission, , operations = '']) => [
    namesIn(permission)[0],
    operations.split(', ').toSorted(),
  ]);
  const expected = PERMISSIONS.map((permission) => [
    permission,
    [...READ_OPERATIONS, ...WRITE_OPERATIONS].filter((operation) => permissionOf(operation) === permission).toSorted(),
  ]);
  expect(permissions).toEqual(expected);
});

it('docs/monitoring.md has every field of a request line of the log', async () => {
  const { query, logged } = await setup();
  await query('{ keys(first: 1) { nodes { metadata { description } } } }');
  const { level: _, time, pid, hostname, msg, ...line } = logged.find((each) => each.msg === 'request') ?? {};
  const page = pageOf('docs/monitoring.md');
  const fields = (title: string) => rowsOf(page, title).flatMap(([name]) => namesIn(name));
  expect(fields('Field').toSorted()).toEqual(Object.keys(line).toSorted());
  expect(fields('Field of `kms`').toSorted()).toEqual(Object.keys(line.kms as object).toSorted());
});

it('docs/monitoring.md has the other lines of the log in the words of the source', () => {
  const source = globSync('src/{server,programs,kms/discovery}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const messages = rowsOf(pageOf('docs/monitoring.md'), '`msg`').map(([message]) => namesIn(message)[0] ?? '');
  expect(messages.length).toBeGreaterThan(4);
  expect(messages.filter((message) => !source.some((text) => text.includes(`'${message}`)))).toEqual([]);
});

it('docs/operations.md has every field of /readyz', async () => {
  const { gateway } = await setup();
  const body = await (await gateway.fetch('http://gateway/readyz')).json();
  const names = rowsOf(pageOf('docs/operations.md'), 'Field of `/readyz`').flatMap(([name]) => namesIn(name));
  expect(names.toSorted()).toEqual(Object.keys(body).toSorted());
});

it('docs/embedded-kms.md has every kind of fault, with its fields', () => {
  const values: Record<string, unknown> = {
    code: 'AccessDeniedException',
    message: 'no',
    status: 400,
    milliseconds: 1,
    reads: 1,
    performs: true,
    perSecond: 1000,
    burst: 100,
  };
  const rows = rowsOf(pageOf('docs/embedded-kms.md'), '`kind`');
  for (const [kind, fields] of rows) {
    const more = Object.fromEntries(namesIn(fields).map((name) => [name, values[name]]));
    expect(FAULT_RULES.safeParse([{ fault: { kind: namesIn(kind)[0], ...more } }]).error).toBeUndefined();
  }
  const kinds = [...JSON.stringify(z.toJSONSchema(FAULT_RULES)).matchAll(/"const":"([a-z-]+)"/g)].map(
    ([, name]) => name,
  );
  expect(rows.map(([kind]) => namesIn(kind)[0]).toSorted()).toEqual(kinds.toSorted());
});
