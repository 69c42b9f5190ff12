import { grantNames, parseNamedPrincipal, policyMayName } from '../../../analysis/principals/names-principal.ts';
import { RequestError } from '../../../analysis/request/request-principal.ts';
import { KmsError } from '../../../kms/exceptions.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { parseKeyPolicy } from '../../parse-policies.ts';
import { BadUserInput, checkLength } from '../../user-input.ts';
import { GRANTS_CALL, loadGrants } from '../access/load-grants.ts';
import type { FilterCondition } from './condition.ts';

/** Reads the grants only of keys whose policy does not name the principal. */
export const principalCondition: FilterCondition = {
  evaluatesPolicy: true,
  isGiven: ({ principal }) => typeof principal === 'string',
  check({ principal }) {
    checkLength(principal ?? '', 'filter.principal');
    try {
      parseNamedPrincipal(principal ?? '');
    } catch (error) {
      throw error instanceof RequestError ? new BadUserInput(`filter.${error.message}`) : error;
    }
  },
  toCalls: ({ principal }, keys) => ({
    'GetKeyPolicy default': keys,
    ...(principal !== EVERYONE && { [GRANTS_CALL]: keys }),
  }),
  async isMet(ref, { principal }, context) {
    const wanted = parseNamedPrincipal(principal ?? '');
    const policy = await context.loaders.policy(ref, 'default');
    const isNamed = await computeInTurn(context, () => {
      const { document } = parseKeyPolicy(policy, context);
      return document === null || policyMayName(document, wanted);
    });
    if (isNamed || principal === EVERYONE) return isNamed;
    const { entries, isWhole, failure } = await loadGrants(ref, context);
    if (failure !== null) throw new KmsError(failure);
    return !isWhole || [...entries.keys()].some((grant) => grantNames(grant, wanted));
  },
};

/** Grants are not read for it: KMS has no grant for everyone. */
const EVERYONE = '*';
