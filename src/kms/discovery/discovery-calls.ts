import type { HttpHandler } from '@smithy/core/protocols';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { SharedCredentials } from '../client/credentials.ts';
import { createHttpHandler } from '../client/http-handler.ts';
import type { Aws } from '../client/open-aws.ts';

/** The calls of one discovery. */
export type DiscoveryCalls = {
  /** The home Region. AWS Organizations and Account Management are global: the SDK finds their Region by this one. */
  readonly region: string;
  /** Aborts when the discovery has taken too long. */
  readonly signal: AbortSignal;
  /** The configuration of a client. Default: with the gateway's own credentials. */
  clientConfig(credentials?: SharedCredentials): ClientConfig;
};

type ClientConfig = {
  readonly region: string;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly maxAttempts: number;
  readonly requestHandler: HttpHandler;
};

export function createDiscoveryCalls({ region, dispatcher, credentials: own }: Aws): DiscoveryCalls {
  const signal = AbortSignal.timeout(DISCOVERY_TIMEOUT_MS);
  const bounds = { signal, timeoutMs: TRY_TIMEOUT_MS };
  const requestHandler = createHttpHandler(dispatcher, () => bounds);
  return {
    region,
    signal,
    clientConfig: ({ provider } = own) => ({ region, credentials: provider, maxAttempts: 3, requestHandler }),
  };
}

/** Milliseconds for all calls of one discovery. A role that is being assumed by then may take 15 s more. */
const DISCOVERY_TIMEOUT_MS = 60_000;

/** Milliseconds that one try of a call may take. */
const TRY_TIMEOUT_MS = 5_000;
