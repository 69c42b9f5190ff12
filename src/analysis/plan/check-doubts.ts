import { quote } from '../../json/quote.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../policy/matches-pattern.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import { canBeResource } from '../find-dead-part.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { KMS_ACTIONS } from '../tables/actions.ts';
import { malformed, type Refusal } from './refusal.ts';

/** Actions and resources that never match, of which AWS does not say whether KMS refuses them. */
export function* checkDoubts({ statements }: PolicyDocument, key: KeyFacts): Generator<Refusal> {
  const doubt = (pointer: string, reason: string) => malformed(pointer, reason, { certain: false });
  for (const { actions, resources, notResources, pointer } of statements) {
    for (const action of (actions ?? []).filter((each) => !namesAction(each))) {
      yield doubt(`${pointer}/Action`, `${quote(action)} is no action of KMS. Expected one such as "kms:Decrypt".`);
    }
    for (const resource of (resources ?? []).filter((each) => !canBeResource(each, key))) {
      const reason = `${quote(resource)} is not this key. Expected "*", which is the key of the policy.`;
      yield doubt(`${pointer}/Resource`, reason);
    }
    if (notResources !== null) yield doubt(`${pointer}/NotResource`, 'Expected Resource with the value "*".');
  }
}

/** Unlike `canBeAction`, includes the actions that key policies do not decide, such as kms:ListKeys. */
function namesAction(pattern: string): boolean {
  const folded = toAsciiLowerCase(pattern);
  return /[*?]/.test(folded) ? [...NAMES].some((name) => matchesPattern(folded, name)) : NAMES.has(folded);
}

const NAMES: ReadonlySet<string> = new Set(KMS_ACTIONS.map(({ name }) => toAsciiLowerCase(name)));
