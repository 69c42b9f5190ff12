import type { Asker } from '../kms/access.ts';

/**
 * Who asks, and what they may read. Named in the audit log, and to AWS where a role is assumed for the caller: the subject
 * of a token, or the name of an API key.
 */
export type Caller = Asker;

/** Where nobody has to say who they are: may read whatever the gateway reads. */
export const ANONYMOUS: Caller = { id: null, access: null };
