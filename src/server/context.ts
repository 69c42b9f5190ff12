import type { Logger } from 'pino';
import type { Config } from '../config/environment.ts';
import type { TrustConfig } from '../config/trust.ts';
import type { Context } from '../graphql/context.ts';
import type { Writes } from '../graphql/types/put-key-policy/writes.ts';
import { type Caller, sees, UNRESTRICTED_CALLER } from '../kms/access.ts';
import type { KmsCalls } from '../kms/calls.ts';
import { limitBytes } from '../kms/client/byte-budget.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import { createLoaders } from '../kms/loading/loaders.ts';
import { toVisibleAccounts } from '../kms/visible-accounts.ts';
import type { Authentication } from './auth/authentication.ts';
import { chargeList, chargeResult, resultLeft } from './limits/result-budget.ts';
import type { Admission } from './overload/admission.ts';
import type { RequestContext, RequestSignals } from './request-signals.ts';

export type ContextOptions = {
  readonly config: Pick<Config, 'limits' | 'requestDeadlineMs'>;
  readonly connection: Pick<KmsConnection, 'home' | 'accounts'>;
  readonly trust: TrustConfig;
  /** Null: every request is from UNRESTRICTED_CALLER. */
  readonly authentication: Authentication | null;
  /** The KMS calls of one caller, with the caller's permissions. */
  readonly callsOf: (caller: Caller) => KmsCalls;
  /** The changes that a request may make. */
  readonly writesOf: (request: Request, caller: Caller, signal: AbortSignal) => Writes;
  readonly admission: Admission;
  readonly signals: RequestSignals;
  readonly log: Logger;
};

/**
 * This many characters of a parsed policy count as one value of the result (MAX_RESULT_SIZE). A list of one-letter
 * principals takes the most memory: 16 bytes per character.
 */
const PARSED_CHARACTERS = 16;

/** A request may receive this many bytes from KMS for each call of MAX_KMS_CALLS. A policy has at most 32 KB. */
const ANSWER_BYTES_PER_CALL = 14 * 1024;
const MIN_ANSWER_BYTES = 64 * 1024 * 1024;

/** Creates the context of each request, which resolvers receive. */
export function createContextFactory(options: ContextOptions): (yogaContext: RequestContext) => Context {
  const { config, connection, trust, authentication, callsOf, writesOf, admission, signals, log } = options;
  const unrestrictedCalls = callsOf(UNRESTRICTED_CALLER);
  return (yogaContext) => {
    const { request } = yogaContext;
    const signal = signals.open(yogaContext);
    limitBytes(signal, Math.max(MIN_ANSWER_BYTES, config.limits.kmsCalls * ANSWER_BYTES_PER_CALL));
    const caller = authentication?.callerOf(request) ?? UNRESTRICTED_CALLER;
    const calls = caller === UNRESTRICTED_CALLER ? unrestrictedCalls : callsOf(caller);
    const accounts = toVisibleAccounts(connection.accounts(), caller.access);
    return {
      caller,
      calls,
      writes: writesOf(request, caller, signal),
      loaders: createLoaders(calls, signal),
      home: sees(caller.access, connection.home) ? connection.home : null,
      accounts,
      trust: toTrust(trust, accounts),
      signal,
      deadlineMs: config.requestDeadlineMs,
      onListed(fieldNodes, items) {
        admission.onListed(signal, fieldNodes, items);
        return chargeList(signal, fieldNodes, items);
      },
      charactersLeft: () => resultLeft(signal) * PARSED_CHARACTERS,
      onPolicy: (characters) => chargeResult(signal, characters / PARSED_CHARACTERS),
      warn: (message, details) => log.warn(details, message),
    };
  };
}

/**
 * The accounts that the gateway reads are trusted as far as the caller sees them: a finding must not name the others.
 */
function toTrust({ accounts, trustsConfigured, organizations }: TrustConfig, visible: Context['accounts']) {
  if (!trustsConfigured) return { accounts, organizations };
  return { accounts: new Set([...accounts, ...visible.map(({ accountId }) => accountId)]), organizations };
}
