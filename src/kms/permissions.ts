/** What a rule can permit. A future permission to write must be a new word, so that no existing rule permits it. */
export const PERMISSIONS = ['key:read', 'policy:read', 'grant:read'] as const;

export type Permission = (typeof PERMISSIONS)[number];
