import type { Failure } from './failure.ts';

/**
 * Why the gateway itself, and not AWS, denies something to who is signed in. Null: AWS denied it. The gateway says the
 * same of an account that it does not read and of one that the caller may not see.
 */
export function findOwnDenial({ permission, message }: Pick<Failure, 'permission' | 'message'>): OwnDenial | null {
  if (permission !== null && /^(key|policy|grant):(read|write)$/.test(permission)) {
    return {
      title: 'You may not read this',
      advice: `No rule of the gateway gives you ${permission} in this account and Region. Ask its operator for one.`,
    };
  }
  if (/^The gateway is not configured for .*, or not for you,/.test(message)) {
    return {
      title: 'Nothing to read here for you',
      advice:
        'Either the gateway does not read this account and Region, or no rule of the gateway lets you read there. ' +
        'It does not say which. Ask its operator.',
    };
  }
  return null;
}

type OwnDenial = { readonly title: string; readonly advice: string };
