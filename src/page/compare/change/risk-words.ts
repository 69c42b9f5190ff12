import type { ChangePlanFragment, LockoutCheck, PutKeyPolicyRisk } from '../../generated/graphql.ts';
import { unreachable } from '../../ui/unreachable.ts';

export type RiskWords = {
  readonly title: string;
  /** What it means for this key. */
  readonly meaning: string;
};

type Plan = Pick<ChangePlanFragment, 'lockout' | 'gatewayCanStillRead' | 'diff' | 'problems'>;

/** A risk of a new policy in words. `name`: of the key. A risk that is added to the schema does not compile without. */
export function toRiskWords(risk: PutKeyPolicyRisk, plan: Plan, { name, accountId }: About): RiskWords {
  switch (risk) {
    case 'LOCKOUT':
      return {
        title: `Nobody may be able to change the policy of ${name} again`,
        meaning: `${LOCKOUT_MEANINGS[plan.lockout]} Only AWS Support can help with a key that nobody can manage.`,
      };
    case 'PUBLIC': {
      const gains = listGains(plan, ({ principal }) => principal.kind === 'EVERYONE');
      return {
        title: `${name} may be open to people whom the policy does not name`,
        meaning: gains ? `Everyone whom the conditions let through gains ${gains}.` : toUnseen(plan),
      };
    }
    case 'EXTERNAL_ACCOUNT': {
      const isOther = ({ principal }: Gain) => !!principal.accountId && principal.accountId !== accountId;
      const accounts = new Set(
        listAll(plan)
          .filter(isOther)
          .map(({ principal }) => principal.accountId),
      );
      const gains = listGains(plan, isOther);
      const who = accounts.size === 1 ? 'Account' : 'Accounts';
      return {
        title: `Others than account ${accountId} gain access to ${name}`,
        meaning: gains
          ? `${who} ${[...accounts].join(', ')}: ${gains}. Whoever is trusted there decides who uses it.`
          : toUnseen(plan),
      };
    }
    case 'CONFUSED_DEPUTY': {
      const gains = listGains(plan, ({ principal }) => principal.kind === 'SERVICE');
      return {
        title: `An AWS service may use ${name} for anybody who makes it do so`,
        meaning: gains
          ? `No condition says for which account or resource the service acts. It gains ${gains}.`
          : toUnseen(plan),
      };
    }
    case 'GATEWAY_CANNOT_READ':
      return {
        title: `This gateway may no longer read the policy of ${name}`,
        meaning:
          plan.gatewayCanStillRead === 'NO'
            ? 'It could neither show the policy, nor check it, nor correct it. Somebody else would have to.'
            : 'It is not known whether it still could. If not, it can neither show the policy nor correct it.',
      };
    default:
      return unreachable(risk);
  }
}

export type About = {
  /** The name of the key for people. */
  readonly name: string;
  /** The account of the key. */
  readonly accountId: string;
};

const LOCKOUT_MEANINGS: Record<LockoutCheck, string> = {
  BYPASSED: 'The check of KMS is bypassed.',
  FAILS: 'The new policy does not let the gateway put the next one.',
  PASSES: 'The check passes now, but would not at another time.',
  PASSES_IF_IAM_ALLOWS: 'The check passes now, but would not at another time.',
  UNKNOWN: 'It is not decided whether the new policy lets the gateway put the next one.',
};

type Gain = NonNullable<Plan['diff']>['newAccess'][number];

function listAll({ diff }: Plan): readonly Gain[] {
  return [...(diff?.newAccess ?? []), ...(diff?.undecided ?? [])].filter(({ to }) => to !== 'NOT_ALLOWED');
}

/** The actions that are gained. Empty if none is known. */
function listGains(plan: Plan, test: (gain: Gain) => boolean): string {
  const actions = [
    ...new Set(
      listAll(plan)
        .filter(test)
        .flatMap((each) => each.actions),
    ),
  ];
  const rest = actions.length - MOST;
  return rest > 1 ? `${actions.slice(0, MOST).join(', ')} and ${rest} more actions` : actions.join(', ');
}

const MOST = 5;

/** The gateway counts as a risk what it cannot see. */
function toUnseen({ problems }: Plan): string {
  return problems.length > 0
    ? 'The text has a mistake, so that KMS may read another policy in it than the gateway.'
    : 'The gateway could not rule it out: see what is not decided, and the findings.';
}
