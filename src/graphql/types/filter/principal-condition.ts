import { grantNames, parseNamedPrincipal, policyMayName } from '../../../analysis/principals/names-principal.ts';
import { RequestError } from '../../../analysis/request/request-principal.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { parseKeyPolicy } from '../../parse-policies.ts';
import { BadUserInput, checkLength } from '../../user-input.ts';
import { GRANTS_CALL, loadGrants } from '../access/load-grants.ts';
import type { FilterCondition } from './condition.ts';

/** Reads the grants only of keys whose policy does not name the principal. */
export const principalCondition: FilterCondition = {
  computes: true,
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
  async isMet(ref, { principal }, context, budget) {
    const wanted = parseNamedPrincipal(principal ?? '');
    const policy = await context.loaders.policy(ref, 'default');
    if (!budget.take(policy.text, 1)) return 'LATER';
    const isNamed = await computeInTurn(context, () => {
      const { document } = parseKeyPolicy(policy, context);
      return document === null || policyMayName(document, wanted);
    });
    if (isNamed || principal === EVERYONE) return isNamed;
    const { entries, isWhole } = await loadGrants(ref, context);
    return !isWhole || [...entries.keys()].some((grant) => grantNames(grant, wanted));
  },
};

/** KMS gives no grant to everyone. */
const EVERYONE = '*';
