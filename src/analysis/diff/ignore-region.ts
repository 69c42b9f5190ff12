import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import { evaluateCondition } from '../conditions/evaluate-condition.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { createRequestContext, type RequestContext } from '../request/request-context.ts';
import type { ComparedSide } from './compare-policies.ts';

/**
 * The policy as it would be for the key in another Region: the key's own Region is replaced in resources, in names of
 * services, and in values of kms:ViaService and aws:SourceArn. What aws:RequestedRegion decides stays as it is.
 */
export function moveToRegion(side: ComparedSide, region: string): ComparedSide {
  const { policy, key } = side;
  const replaced = (texts: readonly string[]) => texts.map((text) => replaceRegion(text, key.region, region));
  const context = createRegionContext(side);
  const statements = policy.statements.map((statement): PolicyStatement => {
    const { principals, notPrincipals, resources, notResources, conditions, effect } = statement;
    const move = (principal: PolicyPrincipal) =>
      principal.kind === 'SERVICE'
        ? { ...principal, value: replaceRegion(principal.value, key.region, region) }
        : principal;
    return {
      ...statement,
      principals: principals?.map(move) ?? null,
      notPrincipals: notPrincipals?.map(move) ?? null,
      resources: resources && replaced(resources),
      notResources: notResources && replaced(notResources),
      conditions: conditions.map((condition) => {
        const name = toAsciiLowerCase(condition.key);
        if (name === 'aws:requestedregion') return decideNow(condition, context, effect);
        return NAMING_REGIONS.has(name) ? { ...condition, values: replaced(condition.values) } : condition;
      }),
    };
  });
  const moved: KeyFacts = { ...key, region, arn: replaceRegion(key.arn, key.region, region) };
  return { ...side, policy: { ...policy, statements }, key: moved };
}

/** The condition keys whose values name a Region. */
const NAMING_REGIONS: ReadonlySet<string> = new Set(['kms:viaservice', 'aws:sourcearn']);

/** The Region as a part of an ARN, or of the name of a service: parts of other words are not replaced. */
function replaceRegion(text: string, from: string, to: string): string {
  return text
    .split(/([.:])/)
    .map((part) => (part === from ? to : part))
    .join('');
}

function createRegionContext({ policy, key }: ComparedSide): RequestContext {
  const principal = { kind: 'ANYONE', value: '*', partition: null, accountId: null, name: '*' } as const;
  const given = {
    keys: new Map(),
    absent: new Set<string>(),
    complete: false,
    encryptionContext: { pairs: new Map(), names: null },
    via: null,
  };
  return createRequestContext({ key, principal, action: 'kms:AnyAction', given, now: null }, policy, 'KEY');
}

/** The condition as one that holds always or never, whatever the Region of the key. */
function decideNow(
  condition: PolicyCondition,
  context: RequestContext,
  effect: PolicyStatement['effect'],
): PolicyCondition {
  const { applies } = evaluateCondition(condition, context, effect);
  if (applies === 'UNKNOWN') return condition;
  return { ...condition, operator: 'Null', values: [applies === 'YES' ? 'false' : 'true'] };
}
