import { GetKeyLastUsageCommand, type GetKeyLastUsageResponse, type KeyLastUsageData } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineRead } from './define-read.ts';
import { isDate, isText, toCheck } from './shape.ts';

export type LastUsage = Omit<GetKeyLastUsageResponse, 'KeyId'>;

export const lastUsage = defineRead({
  operation: 'GetKeyLastUsage',
  perSecond: 5,
  permission: 'key:read',
  call: (client, ref: KeyRef) => client.send(new GetKeyLastUsageCommand({ KeyId: toArn(ref) })),
  read: (usage): LastUsage | undefined =>
    usage.TrackingStartDate !== undefined && isLastUsage(usage) ? usage : undefined,
});

const isLastUsage = toCheck<LastUsage>({
  KeyLastUsage: toCheck<KeyLastUsageData>({
    Operation: isText,
    Timestamp: isDate,
    CloudTrailEventId: isText,
    KmsRequestId: isText,
  }),
  TrackingStartDate: isDate,
  KeyCreationDate: isDate,
});
