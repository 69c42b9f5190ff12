import type { z } from 'zod';
import { AUTHENTICATION, type Authentication, toAuthentication } from './authentication.ts';
import { AUTHORIZATION, EVERYTHING_TO_EVERYONE, type GrantRule } from './authorization.ts';

/** Who asks, and what they may read. */
export type AccessConfig = Authentication & { readonly grants: readonly GrantRule[] };

/** For the schema of the file. */
export const ACCESS_SECTIONS = {
  authentication: AUTHENTICATION.optional().describe('How callers say who they are. Without it, nobody has to.'),
  authorization: AUTHORIZATION.optional().describe(
    'What callers may read; goes with authentication, and it with this.',
  ),
};

type Sections = { readonly [Name in keyof typeof ACCESS_SECTIONS]?: z.infer<(typeof ACCESS_SECTIONS)[Name]> };

/** What is wrong with the two together; null where nothing is. */
export function findAccessProblem({
  authentication,
  authorization,
}: Sections): [section: string, message: string] | null {
  if (authentication !== undefined && authorization === undefined) {
    return [
      'authorization',
      `expected what callers may read; ${JSON.stringify(EVERYTHING_TO_EVERYONE)} lets all of them read everything`,
    ];
  }
  if (authentication === undefined && authorization !== undefined) {
    return ['authentication', 'expected how callers say who they are: authorization goes with it'];
  }
  return null;
}

/** Null where nobody has to say who they are. */
export function toAccessConfig({ authentication, authorization }: Sections): AccessConfig | null {
  if (authentication === undefined) return null;
  return { ...toAuthentication(authentication), grants: authorization?.grants ?? [] };
}
