import manifest from '../../../package.json' with { type: 'json' };

/** Such as "KMS Policy Gateway 0.1.0". */
export const PRODUCT_AND_VERSION = `KMS Policy Gateway ${manifest.version}`;
