import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { AccessConfig } from '../../config/access.ts';
import type { Caller } from '../../kms/access.ts';
import type { AccountConnection } from '../../kms/client/account-connection.ts';
import { toVisibleAccounts } from '../../kms/visible-accounts.ts';
import { forbidden, invalidToken, type OnUnauthenticated, unauthenticated } from './auth-errors.ts';
import { createApiKeyCheck, isApiKey } from './check-api-key.ts';
import type { TokenCheck } from './check-token.ts';
import type { LoadJson } from './load-json.ts';
import { toAccess } from './to-access.ts';

export type Authentication = {
  /**
   * Authenticates GraphQL requests before their body is read. Pages, files and health checks need no authentication.
   */
  readonly plugin: Plugin;
  /** The caller of a request. Throws if the request was not authenticated, so that no request can bypass the plugin. */
  callerOf(request: Request): Caller;
};

export type AuthenticationOptions = {
  readonly loadJson: LoadJson;
  readonly log: Logger;
  /** Called with each authenticated caller, also if the caller is then refused because it may not read anything. */
  readonly onAuthenticated: (request: Request, caller: Caller) => void;
  /** Called with the reason for each request that is refused. */
  readonly onUnauthenticated: OnUnauthenticated;
};

/** Creates the authentication of a configuration. `accounts` returns the accounts that the gateway reads now. */
export type CreateAuthentication = (
  access: AccessConfig,
  accounts: () => readonly AccountConnection[],
) => Authentication;

/** What the authentications of all configurations share: the cached signing keys. */
export function prepareAuthentication(options: AuthenticationOptions): CreateAuthentication {
  const { loadJson, log, onUnauthenticated } = options;
  let tokenChecks: Promise<(issuers: AccessConfig['jwt']) => TokenCheck> | undefined;
  return (access, accounts) => {
    // Loaded here, because without authentication jose would take time at the start and never be used.
    tokenChecks ??= import('./check-token.ts').then(({ createTokenChecks }) =>
      createTokenChecks({ loadJson, log, onUnauthenticated }),
    );
    const checkToken = tokenChecks.then((checkOf) => checkOf(access.jwt));
    return createAuthentication({ ...options, access, accounts, checkToken });
  };
}

type OneConfiguration = Pick<AuthenticationOptions, 'onAuthenticated' | 'onUnauthenticated'> & {
  readonly access: AccessConfig;
  readonly accounts: () => readonly AccountConnection[];
  readonly checkToken: Promise<TokenCheck>;
};

function createAuthentication(options: OneConfiguration): Authentication {
  const { access, accounts, checkToken, onAuthenticated, onUnauthenticated } = options;
  const checkApiKey = createApiKeyCheck(access.apiKeys, onUnauthenticated);
  const callers = new WeakMap<Request, Caller>();

  const authenticate = async (request: Request): Promise<Caller> => {
    const token = parseBearer(request.headers.get('authorization'), onUnauthenticated);
    const authenticated = isApiKey(token) ? checkApiKey(token) : await (await checkToken)(token);
    const caller = { id: authenticated.id, access: toAccess(authenticated, access.rules) };
    onAuthenticated(request, caller);
    if (toVisibleAccounts(accounts(), caller.access).length > 0) return caller;
    onUnauthenticated('FORBIDDEN');
    throw forbidden(caller.id);
  };

  return {
    plugin: {
      async onRequestParse({ request }) {
        callers.set(request, await authenticate(request));
      },
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (caller === undefined) throw new Error('A request was executed without authentication');
      return caller;
    },
  };
}

/** The token in an Authorization header. Throws UNAUTHENTICATED. */
function parseBearer(header: string | null, onUnauthenticated: OnUnauthenticated): string {
  const [, token] = BEARER.exec(header ?? '') ?? [];
  if (token !== undefined) return token;
  onUnauthenticated(header === null ? 'NO_TOKEN' : 'MALFORMED_HEADER');
  throw header === null ? unauthenticated() : invalidToken('The header Authorization must have the form Bearer TOKEN.');
}

/** Source: RFC 6750, section 2.1. */
const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;
