import manifest from '../../../package.json' with { type: 'json' };

export const PRODUCT = 'KMS Policy Gateway';

export const { version: VERSION } = manifest;

/** Such as "KMS Policy Gateway 0.1.0". */
export const PRODUCT_AND_VERSION = `${PRODUCT} ${VERSION}`;
