import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { type SetupOptions, setup } from '../_setup.ts';
import { AUDIENCE } from './_issuer.ts';

export const EVERYTHING = {
  to: 'everyone',
  accounts: 'all',
  regions: 'all',
  permissions: ['key:read', 'policy:read', 'grant:read'],
};

export type Access = {
  readonly jwt?: readonly object[];
  readonly apiKeys?: readonly object[];
  readonly rules?: readonly object[];
};

/** What a GATEWAY_CONFIG file with these says. */
export function toAccess({ rules = [EVERYTHING], ...authentication }: Access): NonNullable<GatewayOptions['access']> {
  const { access } = parseGatewayConfig(JSON.stringify({ authentication, authorization: { rules } }));
  if (access === null) throw new Error('no access');
  return access;
}

/** An issuer as the file names it. */
export function trusted(issuer: { readonly url: string }, more: object = {}): object {
  return { issuer: issuer.url, audience: AUDIENCE, ...more };
}

/** A gateway that asks who asks. `as` sends an operation with a token. */
export async function setupGuarded(access: Access, options: SetupOptions = {}) {
  const all = await setup({ ...options, gateway: { ...options.gateway, access: toAccess(access) } });
  return {
    ...all,
    as: <Data = Record<string, unknown>>(token: string | null, document: string, variables: object = {}) =>
      all.query<Data, object>(document, variables, {
        headers: { 'content-type': 'application/json', ...bearer(token) },
        body: JSON.stringify({ query: document, variables }),
      }),
    /** The whole response. */
    fetch: (headers: Record<string, string>, body: unknown = { query: '{ __typename }' }) =>
      all.gateway.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

export function bearer(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` };
}
