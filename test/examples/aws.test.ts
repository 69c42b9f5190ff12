import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/kms/reads/reads.ts';

const textOf = (file: string) => readFileSync(new URL(`../../examples/aws/${file}`, import.meta.url), 'utf8');

/** The actions of services that a text names, but the actions of STS, which are for trust. */
const actionsIn = (text: string) =>
  [...text.matchAll(/\b(?:kms|account|organizations):[A-Z]\w+/g)].map(([action]) => action).toSorted();

/** A variable of a policy. */
const toVariable = (name: string) => `\${${name}}`;

/** All calls of the gateway in an account that it reads. */
const READS = [...OPERATIONS.map((operation) => `kms:${operation}`), 'account:ListRegions'];

describe('the role of an account to be read', () => {
  it.each(['reader-role.yaml', 'reader-role.tf'])('in %s may do what the gateway calls, and nothing else', (file) => {
    const text = textOf(file);
    expect(actionsIn(text)).toEqual(READS.toSorted());
    expect(text).toContain('sts:ExternalId');
    expect(text).toContain('sts:SetSourceIdentity');
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
