import { GetKeyRotationStatusCommand, type GetKeyRotationStatusResponse } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineRead } from './define-read.ts';
import { isBoolean, isDate, isNumber, toCheck } from './shape.ts';

export type RotationStatus = Omit<GetKeyRotationStatusResponse, 'KeyId'>;

export const rotation = defineRead({
  operation: 'GetKeyRotationStatus',
  perSecond: 1000,
  permission: 'key:read',
  call: (client, ref: KeyRef) => client.send(new GetKeyRotationStatusCommand({ KeyId: toArn(ref) })),
  read: (status): RotationStatus | undefined =>
    status.KeyRotationEnabled !== undefined && isRotationStatus(status) ? status : undefined,
});

const isRotationStatus = toCheck<RotationStatus>({
  KeyRotationEnabled: isBoolean,
  RotationPeriodInDays: isNumber,
  NextRotationDate: isDate,
  OnDemandRotationStartDate: isDate,
});
