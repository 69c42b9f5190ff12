import type { z } from 'zod';
import { AUTHENTICATION, type Authentication, toAuthentication } from './authentication.ts';
import { AUTHORIZATION, type AuthorizationRule, EVERYTHING_TO_EVERYONE } from './authorization.ts';

/** How callers authenticate, and what they may read. */
export type AccessConfig = Authentication & { readonly rules: readonly AuthorizationRule[] };

/** The two sections in the schema of the file. */
export const ACCESS_SECTIONS = {
  authentication: AUTHENTICATION.optional().describe('How callers authenticate. Without it, they do not.'),
  authorization: AUTHORIZATION.optional().describe('What callers may read. Required with authentication.'),
};

type Sections = { readonly [Name in keyof typeof ACCESS_SECTIONS]?: z.infer<(typeof ACCESS_SECTIONS)[Name]> };

/** The section that is missing beside the other one, and the message. Null if neither is missing. */
export function findAccessProblem({
  authentication,
  authorization,
}: Sections): [section: string, message: string] | null {
  if (authentication !== undefined && authorization === undefined) {
    const example = JSON.stringify(EVERYTHING_TO_EVERYONE);
    return [
      'authorization',
      `expected the rules of what callers may read; ${example} lets all of them read everything`,
    ];
  }
  if (authentication === undefined && authorization !== undefined) {
    return ['authentication', 'expected how callers authenticate: authorization needs it'];
  }
  return null;
}

/** Null without authentication. */
export function toAccessConfig({ authentication, authorization }: Sections): AccessConfig | null {
  if (authentication === undefined) return null;
  return { ...toAuthentication(authentication), rules: authorization?.rules ?? [] };
}
