import { toPartition } from '../store/kms-arn.ts';

/**
 * The Regions that AWS enables in each account, and that no account can disable. Source: AWS Account Management User
 * Guide, "Enable or disable AWS Regions in your account".
 */
export const DEFAULT_REGIONS: ReadonlySet<string> = new Set([
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  ...['ca-central-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'sa-east-1'],
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  ...['cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1'],
]);

/** The Regions that an account has to enable. Source: the same page. */
export const OPT_IN_REGIONS: readonly string[] = [
  ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
  ...['ap-southeast-6', 'ap-southeast-7', 'ca-west-1', 'eu-central-2', 'eu-south-1', 'eu-south-2', 'il-central-1'],
  ...['me-central-1', 'me-south-1', 'mx-central-1'],
];

/** Whether AWS has a Region of this name. */
export function isRegion(name: string): boolean {
  return DEFAULT_REGIONS.has(name) || OPT_IN_REGIONS.includes(name);
}

/** All Regions of the partition of `region`, in the order of their names. */
export function regionsOfPartition(region: string): readonly string[] {
  const partition = toPartition(region);
  return [...DEFAULT_REGIONS, ...OPT_IN_REGIONS].filter((name) => toPartition(name) === partition).sort();
}
