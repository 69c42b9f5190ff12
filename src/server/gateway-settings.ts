import type { AccessConfig } from '../config/access.ts';
import type { TrustConfig } from '../config/trust.ts';
import type { KmsConnection } from '../kms/client/connection.ts';
import type { TrustedDocuments } from './documents/load-trusted-documents.ts';

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
