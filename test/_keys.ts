/** The key in the examples of AWS's documentation, which the example seed has. */
export const DOC_KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';
export const DOC_KEY_ARN = `arn:aws:kms:us-east-2:111122223333:key/${DOC_KEY}`;

/** A valid key ID that no seed has. */
export const UNKNOWN_KEY = '99999999-12ab-34cd-56ef-1234567890ab';
