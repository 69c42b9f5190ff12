/** The account of a key in a seed that names no account, and of callers whose access key ID is not an account ID. */
export const DEFAULT_ACCOUNT_ID = '111122223333';

/** The Region of a key in a seed that names no Region. */
export const DEFAULT_REGION = 'us-east-2';
