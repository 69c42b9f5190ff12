import type { Logger } from 'pino';
import type { AccountConnection } from '../../../kms/client/account-connection.ts';
import type { Identity } from '../../../kms/client/own-principal.ts';
import { within } from '../within.ts';
import { describeAwsError } from './describe-aws-error.ts';

type Account = Pick<AccountConnection, 'accountId' | 'principal'>;

/**
 * Asks STS for the principal of each account whose configuration does not say it, and again later: after a failure, and
 * because a host can provide credentials of another role. Resolves after the first round, whose failures are only
 * logged: reading needs no STS, and what the start or a reload waits for must have an end. Returns a function that ends
 * it.
 */
export async function askOwnPrincipals(
  accounts: () => readonly Account[],
  log: Pick<Logger, 'info' | 'warn'>,
  waits = WAITS,
): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const last = new Map<string, string>();
  const askOne = async ({ accountId, principal }: Account): Promise<boolean> => {
    const problem = await askFor(principal, accountId, waits.answerMs);
    const before = last.get(accountId) ?? '';
    last.set(accountId, problem);
    if (isClosed || problem === before) return problem === '';
    if (problem === '') log.info({ account: accountId }, 'the gateway knows its own principal');
    else log.warn({ account: accountId, reason: problem }, NOT_KNOWN);
    return problem === '';
  };
  const round = async () => {
    const answers = await Promise.all(accounts().filter(isAsked).map(askOne));
    if (isClosed || answers.length === 0) return;
    timer = setTimeout(() => void round(), answers.includes(false) ? waits.failedMs : waits.knownMs).unref();
  };
  await round();
  return () => {
    isClosed = true;
    clearTimeout(timer);
  };
}

/** Milliseconds. The SDK tries three times, for 5 seconds each, but has no limit for the credentials. */
const WAITS = { knownMs: 60 * 60_000, failedMs: 60_000, answerMs: 20_000 };

const NOT_KNOWN = 'the gateway does not know its own principal: every putKeyPolicy has the risk LOCKOUT until it does';

function isAsked({ principal }: Account): boolean {
  return principal.ask !== null;
}

/** What is wrong. '' if nothing is. */
async function askFor({ ask }: Account['principal'], accountId: string, answerMs: number): Promise<string> {
  if (ask === null) return '';
  try {
    return checkIdentity(await within(answerMs, ask(), () => new DOMException(NO_ANSWER, 'TimeoutError')), accountId);
  } catch (error) {
    const { name, message } = error as Error;
    return `STS GetCallerIdentity failed (${describeAwsError(name, message)})`;
  }
}

const NO_ANSWER = 'no credentials, or no answer, in time';

function checkIdentity(identity: Identity, accountId: string): string {
  if (identity.principal === null) return 'STS GetCallerIdentity named no principal';
  if (identity.accountId === accountId) return '';
  return `the credentials are of account ${identity.accountId}: nobody can put a policy on a key of another account`;
}
