const ACCOUNTS = Array.from({ length: 10 }, (_, index) => `${index}`.padStart(12, '1'));
const REGIONS = ['us-east-2', 'eu-west-1', 'ap-southeast-2', 'sa-east-1'];

/** 10 accounts in 4 Regions each. */
export const ESTATE = ACCOUNTS.flatMap((accountId) => REGIONS.map((region) => ({ accountId, region })));
