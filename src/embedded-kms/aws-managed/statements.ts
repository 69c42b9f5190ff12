import { isChina, toRootArn } from '../store/kms-arn.ts';
import type { Place } from '../store/store.ts';

/** The statements of which AWS composes its policies for AWS managed keys. */
export type Statement = Readonly<Record<string, unknown>>;

export type Actions = string | readonly string[];

/** The cryptographic operations of a service that needs no grants. */
export const USE = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

/** Those of a service that creates grants. */
export const USE_AND_GRANT = [...USE.slice(0, -1), 'kms:CreateGrant', 'kms:DescribeKey'];

export const USE_AND_LIST_GRANTS = [...USE.slice(0, -1), 'kms:CreateGrant', 'kms:ListGrants', 'kms:DescribeKey'];

export const READ = ['kms:Describe*', 'kms:Get*', 'kms:List*'];

/** Anybody, under conditions. */
export function allowEverybody(sid: string, actions: Actions, condition: object): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: actions,
    Resource: '*',
    Condition: condition,
  };
}

/** All principals of the account, through services only. `viaFirst` is the order in which AWS writes the condition. */
export function allowThrough(
  sid: string,
  actions: Actions,
  place: Place,
  { via, viaFirst = false }: { readonly via: string | readonly string[]; readonly viaFirst?: boolean },
): Statement {
  const hosts = typeof via === 'string' ? toHost(via, place) : via.map((service) => toHost(service, place));
  const viaService = { 'kms:ViaService': hosts };
  const callerAccount = { 'kms:CallerAccount': place.accountId };
  const equals = viaFirst ? { ...viaService, ...callerAccount } : { ...callerAccount, ...viaService };
  return allowEverybody(sid, actions, { StringEquals: equals });
}

/** As `allowThrough`, through the service in any Region. */
export function allowThroughAnyRegion(sid: string, actions: Actions, place: Place, via: string): Statement {
  return allowEverybody(sid, actions, {
    StringEquals: { 'kms:CallerAccount': place.accountId },
    StringLike: { 'kms:ViaService': toHost(via, { ...place, region: '*' }, isChina(place.region)) },
  });
}

/** Lets IAM policies of the account allow reading, and revoking grants where the service creates some. */
export function allowAccount(
  place: Place,
  actions: readonly string[],
  sid = 'Allow direct access to key metadata to the account',
): Statement {
  const principal = { AWS: toRootArn(place.accountId, place.region) };
  return { Sid: sid, Effect: 'Allow', Principal: principal, Action: actions, Resource: '*' };
}

export function allowService(sid: string, service: string, actions: Actions = READ): Statement {
  const principal = { Service: `${service}.amazonaws.com` };
  return { Sid: sid, Effect: 'Allow', Principal: principal, Action: actions, Resource: '*' };
}

/** The service as `kms:ViaService` names it. */
export function toHost(service: string, { region }: Place, inChina = isChina(region)): string {
  return `${service}.${region}.amazonaws.com${inChina ? '.cn' : ''}`;
}
