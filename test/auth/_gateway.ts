import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import type { GatewayOptions } from '../../src/server/gateway-settings.ts';
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

/** The access configuration of a GATEWAY_CONFIG file with these sections. */
export function toAccess({ rules = [EVERYTHING], ...authentication }: Access): NonNullable<GatewayOptions['access']> {
  const { access } = parseGatewayConfig(JSON.stringify({ authentication, authorization: { rules } }));
  if (access === null) throw new Error('no access');
  return access;
}

/** An issuer as an entry of `authentication.jwt`. */
export function trusted(issuer: { readonly url: string }, more: object = {}): object {
  return { issuer: issuer.url, audience: AUDIENCE, ...more };
}

/** A gateway with authentication. `as` sends an operation with a token. */
export async function setupGuarded(access: Access, options: SetupOptions = {}) {
  const all = await setup({ ...options, gateway: { ...options.gateway, access: toAccess(access) } });
  return {
    ...all,
    as: <Data = Record<string, unknown>>(token: string | null, document: string, variables: object = {}) =>
      all.query<Data, object>(document, variables, {
        headers: { 'content-type': 'application/json', ...bearer(token) },
        body: JSON.stringify({ query: document, variables }),
      }),
    /** Sends a request, and resolves to its response. */
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
