import { checkDryRun } from '../rules/check-dry-run.ts';
import { checkPrincipalArn } from '../rules/grant-checks.ts';
import { parseGrantToken } from '../rules/grant-token.ts';
import { faultInOwnWords, type KmsFault } from '../rules/kms-fault.ts';
import { requireKey } from '../rules/require-key.ts';
import type { GrantRecord } from '../store/key-record.ts';
import { toKeyArn } from '../store/kms-arn.ts';
import type { SortedMapView } from '../store/sorted-map.ts';
import { createSortedMap } from '../store/sorted-map.ts';
import {
  GRANT_ID,
  GRANT_TOKEN,
  KEY_ID,
  LIMIT,
  MARKER,
  PRINCIPAL_ID,
  REQUIRED_KEY_ID,
  SERVICE_PRINCIPAL,
} from '../wire/shapes.ts';
import type { OperationContext } from './operation.ts';
import { defineOperation } from './operation.ts';
import type { PageRequest } from './select-page.ts';
import { selectPage } from './select-page.ts';

export const listGrants = defineOperation(
  {
    KeyId: REQUIRED_KEY_ID,
    GrantId: GRANT_ID,
    GranteePrincipal: PRINCIPAL_ID,
    GranteeServicePrincipal: SERVICE_PRINCIPAL,
    Limit: LIMIT,
    Marker: MARKER,
  },
  (context, input) => {
    const key = requireKey(context, input.KeyId);
    if (input.GrantId !== undefined) checkGrantId(input.GrantId);
    if (input.GranteePrincipal !== undefined && input.GranteeServicePrincipal !== undefined) {
      throw faultInOwnWords(
        'ValidationException',
        'Specify GranteePrincipal or GranteeServicePrincipal, and not both.',
      );
    }
    const grants = context.store.realm(context.caller).grants.of(key.keyId);
    const { GrantId: grantId, GranteePrincipal: grantee = input.GranteeServicePrincipal } = input;
    if (grantId === undefined && grantee === undefined) return toGrantList(grants, input);
    const isWanted = (grant: GrantRecord) =>
      (grantId ?? grant.grantId) === grant.grantId && (grantee ?? grant.grantee.value) === grant.grantee.value;
    return toGrantList(select(grants.values(), isWanted), input);
  },
);

/**
 * The grants of a retiring principal can be on keys of any account. Those of an AWS service are on keys of the account of
 * the caller: the embedded KMS does not check that the caller is that service.
 */
export const listRetirableGrants = defineOperation(
  { RetiringPrincipal: PRINCIPAL_ID, RetiringServicePrincipal: SERVICE_PRINCIPAL, Limit: LIMIT, Marker: MARKER },
  (context, input) => {
    const { RetiringPrincipal: arn, RetiringServicePrincipal: service } = input;
    if ((arn === undefined) === (service === undefined)) {
      const message = 'Specify RetiringPrincipal or RetiringServicePrincipal, and not both.';
      throw faultInOwnWords('ValidationException', message);
    }
    if (arn !== undefined) checkPrincipalArn(arn);
    const kind = arn === undefined ? 'SERVICE' : 'ARN';
    const isWanted = ({ retiring }: GrantRecord) => retiring?.kind === kind && retiring.value === (arn ?? service);
    return toGrantList(select(toRetirable(context, arn), isWanted), input);
  },
);

/** Inferred: AWS's answer for a principal of another account was not captured. Only its own account may list them. */
function toRetirable({ store, caller }: OperationContext, arn: string | undefined): readonly GrantRecord[] {
  const { accountId, region } = caller;
  if (arn === undefined) return [...store.realm(caller).grants.all.values()];
  if (arn.split(':')[4] !== accountId) return [];
  const places = store.places().filter((place) => place.region === region);
  return places.flatMap((place) => [...store.realm(place).grants.all.values()]);
}

export const revokeGrant = defineOperation(
  { KeyId: REQUIRED_KEY_ID, GrantId: { ...GRANT_ID, required: true }, DryRun: { type: 'boolean' } },
  (context, input) => {
    const grant = requireGrant(context, requireKey(context, input.KeyId).keyId, input.GrantId);
    checkDryRun(input.DryRun ?? false);
    context.store.deleteGrant(grant);
    return undefined;
  },
);

/** The request names the grant by a grant token, or by key and grant ID. */
export const retireGrant = defineOperation(
  { GrantToken: GRANT_TOKEN, KeyId: KEY_ID, GrantId: GRANT_ID, DryRun: { type: 'boolean' } },
  (context, input) => {
    const grant = requireGrantToRetire(context, input);
    checkDryRun(input.DryRun ?? false);
    context.store.deleteGrant(grant);
    return undefined;
  },
);

function requireGrantToRetire(
  context: OperationContext,
  input: { readonly GrantToken?: string; readonly KeyId?: string; readonly GrantId?: string },
): GrantRecord {
  const { GrantToken: token, KeyId: identifier, GrantId: grantId } = input;
  if (token !== undefined && identifier === undefined && grantId === undefined) {
    const named = parseGrantToken(token);
    const { accountId, region } = context.caller;
    const isHere = named.accountId === accountId && named.region === region;
    const grant = isHere ? context.store.realm(named).grants.all.get(named.grantId) : undefined;
    if (grant !== undefined) return grant;
    // Inferred: AWS's answer for a token of another Region was not captured.
    throw unknownGrant(named.grantId);
  }
  if (token === undefined && identifier !== undefined && grantId !== undefined) {
    return requireGrant(context, requireKey(context, identifier).keyId, grantId);
  }
  // Source: RetireGrant.
  throw faultInOwnWords('ValidationException', 'Specify GrantToken, or both KeyId and GrantId.');
}

function requireGrant({ store, caller }: OperationContext, keyId: string, grantId: string): GrantRecord {
  checkGrantId(grantId);
  const grant = store.realm(caller).grants.of(keyId).get(grantId);
  if (grant === undefined) throw unknownGrant(grantId);
  return grant;
}

/** Inferred: which of AWS's two types belongs to which case was not captured. */
function checkGrantId(grantId: string): void {
  if (/^[0-9a-f]{64}$/.test(grantId)) return;
  throw faultInOwnWords('InvalidGrantIdException', `Invalid grantId '${grantId}'`);
}

function unknownGrant(grantId: string): KmsFault {
  return faultInOwnWords('NotFoundException', `Grant '${grantId}' does not exist`);
}

/**
 * KMS documents a Limit of 1 to 100, its service model allows 1,000.
 * Inferred: a Limit above 100 means 100; AWS's answer was not captured.
 */
const PAGE = { default: 50, max: 100 };

function toGrantList(grants: SortedMapView<GrantRecord>, request: PageRequest): object {
  const { items, rest } = selectPage(grants, 'grants', request, PAGE);
  return { Grants: items.map(toGrantListEntry), ...rest };
}

function select(grants: Iterable<GrantRecord>, isWanted: (grant: GrantRecord) => boolean) {
  return createSortedMap([...grants].filter(isWanted).map((grant) => [`${grant.grantId} ${grant.accountId}`, grant]));
}

function toGrantListEntry(grant: GrantRecord): object {
  const { name, grantee, retiring, constraints } = grant;
  return {
    KeyId: toKeyArn(grant),
    GrantId: grant.grantId,
    // Inferred: AWS's answer for a grant without a name was not captured.
    Name: name ?? '',
    CreationDate: grant.createdAt,
    ...{ [grantee.kind === 'ARN' ? 'GranteePrincipal' : 'GranteeServicePrincipal']: grantee.value },
    ...(retiring && { [retiring.kind === 'ARN' ? 'RetiringPrincipal' : 'RetiringServicePrincipal']: retiring.value }),
    IssuingAccount: grant.issuingAccount,
    Operations: grant.operations,
    ...(constraints && { Constraints: constraints }),
  };
}
