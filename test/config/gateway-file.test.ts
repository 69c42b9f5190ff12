import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';

describe('a gateway configuration', () => {
  it('names accounts, roles and Regions', () => {
    const accounts = [
      { accountId: '111122223333', regions: ['us-east-2', 'eu-west-1'] },
      {
        accountId: '444455556666',
        regions: ['cn-north-1'],
        roleArn: 'arn:aws-cn:iam::444455556666:role/x',
        externalId: 'abc',
        sourceIdentity: false,
        profile: 'china',
        fips: true,
        dualStack: true,
      },
    ];
    expect(parseGatewayConfig(JSON.stringify({ $schema: 'x', accounts })).accounts).toEqual([
      {
        accountId: '111122223333',
        regions: ['us-east-2', 'eu-west-1'],
        roleArn: null,
        externalId: null,
        sourceIdentity: false,
        profile: null,
        fips: false,
        dualStack: false,
      },
      accounts[1],
    ]);
  });

  it('has all its problems reported at once, each with its place', () => {
    const accounts = [
      { accountId: '12', regions: [], roleArn: 'role', colour: 'red' },
      { accountId: '444455556666', regions: ['us-east-2', 'cn-north-1'], roleArn: 'arn:aws:iam::111122223333:role/x' },
      { accountId: '777788889999', regions: ['Ohio'], externalId: 'abc' },
    ];
    expect(() => parseGatewayConfig(JSON.stringify({ accounts, more: 1 }))).toThrow(
      [
        '/accounts/0/accountId: expected an account ID of 12 digits',
        '/accounts/0/regions: expected at least one Region',
        '/accounts/0/roleArn: expected the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME',
        '/accounts/0: Unrecognized key: "colour"',
        '/accounts/0/roleArn: expected a role of account 12',
        '/accounts/1/regions: expected Regions of one partition, not of aws and aws-cn',
        '/accounts/1/roleArn: expected a role of account 444455556666',
        '/accounts/2/regions/0: expected an AWS Region such as us-east-2',
        '/accounts/2/externalId: expected roleArn, too: an ExternalId needs a role',
        'Unrecognized key: "more"',
      ].join('\n'),
    );
  });

  it.each([
    ['{ "accounts": [], }', 'at line 1, column 19'],
    ['{}', '/accounts: '],
    ['{ "accounts": [] }', '/accounts: expected at least one account'],
  ])('%s is refused with its place', (text, message) => {
    expect(() => parseGatewayConfig(text)).toThrow(message);
  });

  it('finds the accounts of an organization', () => {
    const organization = {
      roleName: 'readers/KmsReader',
      externalId: 'abc',
      exclude: ['444455556666'],
      regions: ['us-east-2'],
      sourceIdentity: false,
      fips: true,
      dualStack: true,
    };
    const parse = (value: object) => parseGatewayConfig(JSON.stringify({ accounts: { organization: value } }));
    expect(parse(organization)).toMatchObject({ accounts: null, organization });
    expect(parse({ roleName: 'KmsReader' }).organization).toEqual({
      roleName: 'KmsReader',
      externalId: null,
      exclude: [],
      regions: null,
      sourceIdentity: false,
      fips: false,
      dualStack: false,
    });
  });

  it('has the problems of an organization reported with their places', () => {
    const organization = {
      roleName: 'arn:aws:iam::444455556666:role/KmsReader',
      externalId: '!',
      exclude: ['12'],
      regions: ['Ohio'],
      profile: 'x',
    };
    expect(() => parseGatewayConfig(JSON.stringify({ accounts: { organization } }))).toThrow(
      [
        '/accounts/organization/roleName: expected the name of a role, such as KmsPolicyGatewayReader, or path/NAME; not an ARN',
        '/accounts/organization/externalId: expected an ExternalId of 2 to 1,224 letters, digits and _+=,.@:/-',
        '/accounts/organization/exclude/0: expected an account ID of 12 digits',
        '/accounts/organization/regions/0: expected an AWS Region such as us-east-2',
        '/accounts/organization: Unrecognized key: "profile"',
      ].join('\n'),
    );
    const rule = { to: 'everyone', accounts: ['444455556666'], regions: 'all', permissions: ['key:read'] };
    const jwt = [{ issuer: 'https://login.example.com', audience: 'kms' }];
    const withRules = (more: object) => ({
      accounts: { organization: { roleName: 'x', ...more } },
      authentication: { jwt },
      authorization: { rules: [rule] },
    });
    parseGatewayConfig(JSON.stringify(withRules({ exclude: ['777788889999'], sourceIdentity: true })));
    expect(() => parseGatewayConfig(JSON.stringify(withRules({ exclude: ['444455556666'] })))).toThrow(
      '/authorization/rules/0/accounts: expected accounts that /accounts/organization/exclude does not name',
    );
    expect(() =>
      parseGatewayConfig(JSON.stringify({ accounts: { organization: { roleName: 'x', sourceIdentity: true } } })),
    ).toThrow('/accounts/organization/sourceIdentity: expected authentication, too: without it, callers have no ID');
  });

  it.each(['"all"', '7', 'null'])('does not take %s for accounts', (accounts) => {
    expect(() => parseGatewayConfig(`{"accounts": ${accounts}}`)).toThrow(
      '/accounts: expected a list of accounts, or {"organization": {"roleName": "..."}}',
    );
  });

  it('does not let a second section replace the first', () => {
    const section = (groups: string) =>
      `"authorization": {"rules": [{"to": ${groups}, "accounts": "all", "regions": "all", "permissions": ["key:read"]}]}`;
    const authentication = '"authentication": {"jwt": [{"issuer": "https://login.example.com", "audience": "kms"}]}';
    const text = `{${authentication},\n${section('{"groups": ["auditors"]}')},\n${section('"everyone"')}}`;
    expect(() => parseGatewayConfig(text)).toThrow(
      '/authorization: the key is given twice, again at line 3, column 1; expected each key of an object once',
    );
  });

  it('has a JSON Schema', () => {
    const schema = JSON.parse(readFileSync('schema/gateway.schema.json', 'utf8'));
    const [list, found] = schema.properties.accounts.anyOf;
    expect(list.items.required).toEqual(['accountId', 'regions']);
    expect(found.properties.organization.required).toEqual(['roleName']);
  });
});
