import { quote } from '../../json/quote.ts';
import type { PolicyStatement } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import { CATALOGUE } from './catalogue/catalogue.ts';
import type { Finding, FindingCode, FindingRule, Found, Severity } from './finding.ts';
import type { RuleInput } from './search/rule-input.ts';

type Details = Partial<Omit<Finding, 'code'>> & { readonly message: string };

/** A finding about a statement, a grant, or the policy as a whole. What is not said is as the catalogue has it. */
export function toFinding(code: FindingCode, about: PolicyStatement | Grant | null, details: Details): Finding {
  const { severities, remedy } = CATALOGUE[code];
  return {
    code,
    severity: severities[0] as Severity,
    certain: true,
    isTrusted: false,
    remedy,
    ...toPlace(about),
    principals: [],
    actions: [],
    witness: null,
    ...details,
  };
}

/** The remedy for a condition on this key. */
export function toRemedy(code: FindingCode, key: string): string {
  return CATALOGUE[code].remedy.replaceAll('KEY', () => quote(key));
}

function toPlace(about: PolicyStatement | Grant | null): Pick<Finding, 'pointer' | 'statement' | 'grant'> {
  if (about === null) return { pointer: '', statement: null, grant: null };
  return 'grantId' in about
    ? { pointer: null, statement: null, grant: about }
    : { pointer: about.pointer, statement: about, grant: null };
}

/** A rule that looks at each statement of the policy, with a pause after each. */
export function findInStatements(
  find: (statement: PolicyStatement, input: RuleInput) => Iterable<Found>,
): FindingRule['find'] {
  return function* (input) {
    for (const statement of input.policy.statements) {
      yield* find(statement, input);
      yield null;
    }
  };
}
