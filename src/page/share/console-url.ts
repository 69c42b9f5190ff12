/** The page of the AWS console for a key. Null for partitions whose console this page does not know. */
export function toConsoleUrl(arn: string, isAwsManaged: boolean): string | null {
  const [, partition = '', , region = '', , resource = ''] = arn.split(':');
  const toHost = Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined;
  if (toHost === undefined || !/^[a-z0-9-]+$/.test(region) || !resource.startsWith('key/')) return null;
  const list = isAwsManaged ? 'defaultKeys' : 'keys';
  return `https://${toHost(region)}/kms/home?region=${region}#/kms/${list}/${encodeURIComponent(resource.slice(4))}`;
}

/** Source: AWS General Reference and the guides of the partitions, "AWS Management Console". */
const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};
