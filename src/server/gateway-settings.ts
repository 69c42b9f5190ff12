import type { Logger } from 'pino';
import type { AccessConfig } from '../config/access.ts';
import type { Config } from '../config/environment.ts';
import type { TrustConfig } from '../config/trust.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import type { TrustedDocuments } from './documents/load-trusted-documents.ts';
import type { GatewayObserver } from './gateway-observer.ts';
import type { PageFiles } from './page/load-page-files.ts';

/** What a reload replaces. All of it is replaced at once: a request sees one of them from its start to its end. */
export type GatewaySettings = {
  /** How to reach KMS, and the accounts to read. */
  readonly connection: Pick<KmsConnection, 'home' | 'accounts'>;
  /** How callers authenticate, and what they may read. Null or undefined: without authentication. */
  readonly access?: AccessConfig | null;
  /** Whom the findings about keys trust. Default: the account of the key only. */
  readonly trust?: TrustConfig;
  /** The only documents that may run. Undefined: any document may run. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
};

/** The settings that a gateway starts with, and what does not change while it runs. */
export type GatewayOptions = GatewaySettings & {
  readonly config: Pick<Config, 'kms' | 'http' | 'limits' | 'load' | 'requestDeadlineMs'>;
  /** How to reach KMS, and the accounts to read. The gateway keeps its pool of connections until `close`. */
  readonly connection: KmsConnection;
  /** The page to serve at the root. Undefined: none. */
  readonly page?: PageFiles | undefined;
  readonly observers?: readonly GatewayObserver[];
  readonly log: Logger;
  /** For the readiness check. */
  readonly version?: string;
};
