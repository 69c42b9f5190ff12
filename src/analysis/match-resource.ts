import type { PolicyStatement } from '../policy/types.ts';
import { matchesLike } from './conditions/operators.ts';
import { expandVariables } from './conditions/variables.ts';
import { anyOfEach, type Match, not } from './match.ts';
import type { RequestContext } from './request/request-context.ts';

type Resources = Pick<PolicyStatement, 'resources' | 'notResources'>;

/**
 * Whether the Resource or NotResource element includes the key. UNKNOWN if the statement has both elements; NO if it
 * has neither: then it has no effect. Source: AWS KMS Developer Guide, "Creating a key policy".
 */
export function matchResource({ resources, notResources }: Resources, context: RequestContext): Match {
  if (resources !== null && notResources !== null) return 'UNKNOWN';
  if (resources !== null) return matchesOne(resources, context);
  return notResources === null ? 'NO' : not(matchesOne(notResources, context));
}

function matchesOne(patterns: readonly string[], context: RequestContext): Match {
  return anyOfEach(patterns, (pattern) => {
    if (pattern === '*' || pattern === context.key.arn) return 'YES';
    const expanded = expandVariables(complete(pattern, context), context, { takesPatterns: true });
    return expanded.kind === 'TEXT' ? matchesLike(expanded.text, context.key.arn) : expanded.match;
  });
}

/**
 * In an identity policy, an ARN with fewer than six parts means those with any other parts. Source: IAM User Guide, "IAM
 * identifiers", IAM ARNs.
 */
function complete(pattern: string, { policyType }: RequestContext): string {
  if (policyType !== 'IDENTITY' || !pattern.startsWith('arn:')) return pattern;
  return pattern.split(':').length < 6 ? `${pattern}:*` : pattern;
}
