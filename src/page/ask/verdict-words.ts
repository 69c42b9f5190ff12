import { escapeInvisible } from '../../json/quote.ts';
import type { AccessLimit, AccessVerdict, Match, PrincipalMatch, VerdictFragment } from '../generated/graphql.ts';
import { toStateWordsOfUse } from './state-words.ts';

/** So that nobody depends on the color. */
export const VERDICT_SIGNS: Record<AccessVerdict, string> = {
  ALLOWED: '●',
  ALLOWED_IF_IAM_ALLOWS: '↗',
  DENIED: '✕',
  NOT_ALLOWED: '–',
  UNKNOWN: '?',
};

const TITLES: Record<AccessVerdict, string> = {
  ALLOWED: 'Allowed',
  ALLOWED_IF_IAM_ALLOWS: 'Allowed, if IAM policies allow it',
  DENIED: 'Denied',
  NOT_ALLOWED: 'Not allowed',
  UNKNOWN: 'Not decided',
};

/** The answer as a sentence. `name`: the principal. */
export function toVerdictSentence(verdict: AccessVerdict, name: string, action: string): string {
  switch (verdict) {
    case 'ALLOWED':
      return `${name} may perform ${action}. The key policy or a grant allows it by itself.`;
    case 'ALLOWED_IF_IAM_ALLOWS':
      return `${name} may perform ${action} if the IAM policies of its account allow it, too. This gateway does not read them.`;
    case 'DENIED':
      return `${name} may not perform ${action}: a Deny statement applies. Nothing can allow it.`;
    case 'NOT_ALLOWED':
      return `${name} may not perform ${action}: nothing on the key allows it, and no IAM policy can.`;
    case 'UNKNOWN':
      return `What is known does not decide whether ${name} may perform ${action}.`;
  }
}

/** The last part of an ARN: `role/path/Name`. Other principals stay as they are. */
export function toShortName(principal: string): string {
  const [arn, , , , account, ...rest] = principal.split(':');
  const name = rest.join(':');
  if (arn !== 'arn' || name === '')
    return /^\d{12}$/.test(principal) ? `The root user of account ${principal}` : principal;
  return name === 'root' ? `The root user of account ${account}` : name.slice(name.indexOf('/') + 1);
}

/** What the state and the kind of the key mean for the request. Null if they do not matter. */
export function toKeyWords(state: VerdictFragment['keyState'], verdict: AccessVerdict): KeyWords {
  if (!state)
    return { isRefused: null, words: 'The state of the key could not be read: KMS may refuse the request for it.' };
  if (state.usageFits === false) {
    const also = verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS' ? ', whatever is allowed' : '';
    return { isRefused: true, words: `KMS refuses it${also}: this kind of key never does that.` };
  }
  const usage = state.usageFits === null ? ' Whether this kind of key does that is not known.' : '';
  return { isRefused: state.refused ?? null, words: `${toStateWordsOfUse(state)}${usage}` };
}

/** The verdict in a few words. An action that is allowed can be refused all the same. */
export function toTitle(verdict: AccessVerdict, { isRefused }: Pick<KeyWords, 'isRefused'>): string {
  const isAllowed = verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS';
  return isAllowed && isRefused === true ? `${TITLES[verdict]}, but KMS refuses it now` : TITLES[verdict];
}

export type KeyWords = { readonly isRefused: boolean | null; readonly words: string };

export const MATCH_WORDS: Record<Match, string> = { YES: 'yes', NO: 'no', UNKNOWN: 'not known' };

export const APPLIES_WORDS: Record<Match, string> = {
  YES: 'applies',
  NO: 'does not apply',
  UNKNOWN: 'not decided',
};

export const PRINCIPAL_WORDS: Record<PrincipalMatch, string> = {
  DIRECT: 'yes',
  ACCOUNT: 'its account: IAM policies decide',
  NONE: 'no',
  UNKNOWN: 'not known',
};

/** What a request has of a condition key. */
export function toRequestWords(values: readonly string[] | null | undefined): string {
  if (values === null || values === undefined) return 'not known of the request';
  if (values.length === 0) return 'the request does not have it';
  const few =
    values.length > FEW ? `${values.slice(0, FEW).join(', ')} and ${values.length - FEW} more` : values.join(', ');
  return `the request has ${escapeInvisible(few)}`;
}

const FEW = 3;

/** What else can refuse the request. It cannot be seen from KMS. */
export const LIMIT_WORDS: Record<AccessLimit, string> = {
  IDENTITY_POLICY_DENY: 'a Deny in an IAM policy of the principal',
  PERMISSIONS_BOUNDARY: 'a permissions boundary that does not allow the action',
  PERMISSIONS_BOUNDARY_DENY: 'a Deny in a permissions boundary',
  SESSION_POLICY: 'a session policy that does not allow the action',
  SESSION_POLICY_DENY: 'a Deny in a session policy',
  SCP: 'a service control policy of the principal’s organization',
  RCP: 'a resource control policy of the organization of the key',
  VPC_ENDPOINT_POLICY: 'the policy of a VPC endpoint through which the request comes',
};
