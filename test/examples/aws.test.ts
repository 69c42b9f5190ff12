import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { READ_OPERATIONS, WRITE_OPERATIONS } from '../../src/kms/operations.ts';

const textOf = (file: string) => readFileSync(new URL(`../../examples/aws/${file}`, import.meta.url), 'utf8');

/** The actions of services that a text names, but the actions of STS, which are for trust. */
const actionsIn = (text: string) =>
  [...text.matchAll(/\b(?:kms|account|organizations):[A-Z]\w+/g)].map(([action]) => action).toSorted();

/** A variable of a policy. */
const toVariable = (name: string) => `\${${name}}`;

const WRITES = WRITE_OPERATIONS.map((operation) => `kms:${operation}`);

/** All calls of the gateway in an account that it reads. */
const READS = [...READ_OPERATIONS.map((operation) => `kms:${operation}`), 'account:ListRegions'];

describe('the role of an account to be read', () => {
  it.each(['reader-role.yaml', 'reader-role.tf'])('in %s may do what the gateway calls, and nothing else', (file) => {
    const text = textOf(file);
    expect(actionsIn(text)).toEqual([...READS, ...WRITES].toSorted());
    expect(text).toContain('sts:ExternalId');
    expect(text).toContain('sts:SetSourceIdentity');
  });

  it.each([
    ['reader-role.yaml', / MayPutKeyPolicy: !Equals \[!Ref PutKeyPolicy, "true"\]/],
    ['reader-role.yaml', /PutKeyPolicy:\n +Type: String\n +Default: "false"/],
    ['reader-role.yaml', /!If\n +- MayPutKeyPolicy\n +- Effect: Allow\n +Action: kms:PutKeyPolicy/],
    ['reader-role.tf', /variable "put_key_policy" \{[^}]*default += false/],
    ['reader-role.tf', /count += var\.put_key_policy \? 1 : 0/],
  ])('in %s may change a policy only if that is switched on: %s', (file, pattern) => {
    expect(textOf(file)).toMatch(pattern);
    expect(textOf(file).match(/Action: kms:PutKeyPolicy|"kms:PutKeyPolicy"/g)).toHaveLength(1);
  });
});

describe('the role of a gateway that finds the accounts of its organization', () => {
  it('may list them, assume the roles of no other organization, and read its own account only', () => {
    const text = textOf('gateway-organization-policy.json');
    expect(actionsIn(text)).toEqual([...READS, 'organizations:ListAccounts'].toSorted());
    const { Statement } = JSON.parse(text) as { Statement: { Action: string | string[]; Condition?: object }[] };
    const conditionOf = (action: string) => Statement.find(({ Action }) => Action.includes(action))?.Condition;
    expect(conditionOf('sts:AssumeRole')).toEqual({
      StringEquals: { 'aws:ResourceOrgID': toVariable('aws:PrincipalOrgID') },
    });
    expect(conditionOf('kms:GetKeyPolicy')).toEqual({
      StringEquals: { 'aws:ResourceAccount': toVariable('aws:PrincipalAccount') },
    });
  });

  it('assumes roles of the name that the templates give them', () => {
    for (const file of [
      'gateway-organization-policy.json',
      'gateway-role-policy.json',
      'reader-role.yaml',
      'reader-role.tf',
    ]) {
      expect(textOf(file)).toContain('KmsPolicyGatewayReader');
    }
  });
});
