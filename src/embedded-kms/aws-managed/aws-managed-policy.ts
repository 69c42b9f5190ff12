import { createPolicyText } from '../rules/policy-text.ts';
import type { Place } from '../store/store.ts';
import { AWS_SERVICES, type AwsService, type UsualPolicy } from './aws-services.ts';
import { allowAccount, allowService, allowThrough, READ, type Statement, USE, USE_AND_GRANT } from './statements.ts';

/** What AWS writes into the AWS managed key of a service. `service` is the name in the alias, such as `ebs`. */
export function toAwsManagedKey(
  service: string,
  place: Place,
): { readonly policy: string; readonly description: string } {
  const { policyId, policy, protects } = AWS_SERVICES.get(service) ?? toUnknownService(service);
  const id = typeof policyId === 'string' ? policyId : `auto-${service}-${policyId}`;
  const statements = typeof policy === 'function' ? policy(place) : toUsualStatements(service, policy, place);
  return {
    policy: createPolicyText(id, statements),
    description: `Default key that protects my ${protects ?? `${service} data`} when no other key is defined`,
  };
}

/** For an alias that a seed names, and that is not in the table. Inferred: the policies of most services look so. */
function toUnknownService(service: string): AwsService {
  return { policyId: 1, policy: { name: service, actions: USE_AND_GRANT } };
}

function toUsualStatements(service: string, policy: UsualPolicy, place: Place): readonly Statement[] {
  const { name, users = name, actions, preposition = 'through', via = service, viaFirst = false, describeSid } = policy;
  const sid = `Allow access ${preposition} ${name} for all principals in the account that are authorized to use ${users}`;
  return [
    allowThrough(sid, actions, place, { via, viaFirst }),
    // A service that does not create grants has none to revoke.
    allowAccount(place, actions === USE ? READ : [...READ, 'kms:RevokeGrant']),
    ...(describeSid === undefined ? [] : [allowService(describeSid, service)]),
  ];
}
