import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';

const parse = (analysis: unknown) => parseGatewayConfig(JSON.stringify({ analysis })).trust;

describe('analysis in the gateway configuration', () => {
  it('names whom findings trust', () => {
    expect(parse({ trustedAccounts: ['444455556666', 'configured'], trustedOrganizations: ['o-a1b2c3d4e5'] })).toEqual({
      accounts: new Set(['444455556666']),
      trustsConfigured: true,
      organizations: new Set(['o-a1b2c3d4e5']),
    });
  });

  it('trusts nobody but the account of the key if it is missing or empty', () => {
    const nobody = { accounts: new Set(), trustsConfigured: false, organizations: new Set() };
    expect(parse({})).toEqual(nobody);
    const accounts = [{ accountId: '111122223333', regions: ['us-east-2'] }];
    expect(parseGatewayConfig(JSON.stringify({ accounts })).trust).toEqual(nobody);
  });

  it.each<[unknown, string]>([
    [{ trustedAccounts: ['12'] }, '/analysis/trustedAccounts/0: expected an account ID of 12 digits, or "configured"'],
    [{ trustedAccounts: ['444455556666', '444455556666'] }, '/analysis/trustedAccounts: expected each account once'],
    [
      { trustedOrganizations: ['a1b2c3d4e5'] },
      '/analysis/trustedOrganizations/0: expected the ID of an organization, such as o-a1b2c3d4e5',
    ],
    [{ trusted: [] }, '/analysis: Unrecognized key: "trusted"'],
  ])('%j is refused with its place', (analysis, message) => {
    expect(() => parse(analysis)).toThrow(message);
  });

  it('is in the JSON Schema', () => {
    const schema = JSON.parse(readFileSync('schema/gateway.schema.json', 'utf8'));
    expect(Object.keys(schema.properties.analysis.properties)).toEqual(['trustedAccounts', 'trustedOrganizations']);
  });
});
