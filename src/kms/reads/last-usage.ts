import { GetKeyLastUsageCommand, type GetKeyLastUsageResponse } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineRead } from './define-read.ts';

export type LastUsage = Omit<GetKeyLastUsageResponse, 'KeyId'>;

export const lastUsage = defineRead({
  operation: 'GetKeyLastUsage',
  perSecond: 5,
  permission: 'key:read',
  call: (client, ref: KeyRef) => client.send(new GetKeyLastUsageCommand({ KeyId: toArn(ref) })),
  read: (usage): LastUsage | undefined => (usage.TrackingStartDate === undefined ? undefined : usage),
});
