import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { AccessConfig } from '../../config/access.ts';
import type { Caller } from '../../kms/access.ts';
import type { AccountConnection } from '../../kms/client/connection.ts';
import { toVisibleAccounts } from '../../kms/visible-accounts.ts';
import { createApiKeys, isApiKey } from './api-keys.ts';
import type { LoadJson } from './load-json.ts';
import { forbidden, invalidToken, unauthenticated } from './refusals.ts';
import { toAccess } from './to-access.ts';
import { createTokens } from './tokens.ts';

export type Authentication = {
  /** Finds out who asks before the body of a GraphQL request is read; pages, files and health checks are for everyone. */
  readonly plugin: Plugin;
  /** Who sent the request. Throws where that was not found out: no request may pass without. */
  callerOf(request: Request): Caller;
};

/** `accounts` are those that the gateway reads. `onCaller` is told who asks before anything of the request is read. */
export function createAuthentication(
  { jwt, apiKeys, grants }: AccessConfig,
  accounts: readonly AccountConnection[],
  loadJson: LoadJson,
  log: Logger,
  onCaller: (request: Request, caller: Caller) => void = () => {},
): Authentication {
  const findKey = createApiKeys(apiKeys);
  const checkToken = createTokens(jwt, loadJson, log);
  const callers = new WeakMap<Request, Caller>();

  const authenticate = async (request: Request): Promise<Caller> => {
    const token = readToken(request.headers.get('authorization'));
    const identity = isApiKey(token) ? findKey(token) : await checkToken(token);
    const access = toAccess(identity, grants);
    const { id } = identity;
    onCaller(request, { id, access });
    if (toVisibleAccounts(accounts, access).length === 0) throw forbidden(id);
    return { id, access };
  };

  return {
    plugin: {
      async onRequestParse({ request }) {
        callers.set(request, await authenticate(request));
      },
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error('A request passed without authentication');
      return caller;
    },
  };
}

/** Throws UNAUTHENTICATED. */
function readToken(header: string | null): string {
  if (header === null) throw unauthenticated();
  const [, token] = BEARER.exec(header) ?? [];
  if (token === undefined) throw invalidToken('The header Authorization is not Bearer and a token.');
  return token;
}

/** Source: RFC 6750, section 2.1. */
const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;
