/** What a rule can permit that changes nothing. */
export const READ_PERMISSIONS = ['key:read', 'policy:read', 'grant:read'] as const;

/** What a rule can permit. A new permission to write must be a new word, so that no existing rule permits it. */
export const PERMISSIONS = [...READ_PERMISSIONS, 'policy:write'] as const;

export type Permission = (typeof PERMISSIONS)[number];
