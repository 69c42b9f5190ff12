import type { Asker } from '../kms/access.ts';

/**
 * Who sent the request, and what they are allowed to read. The ID is the subject of a token or the name of an API key.
 * It is in the audit log, and AWS gets it if the gateway assumes a role for the caller.
 */
export type Caller = Asker;

/** The caller if authentication is not configured: allowed to read all that the gateway reads. */
export const ANONYMOUS: Caller = { id: null, access: null };
