import { type Failure, isNotAsked } from './failure.ts';

/** Why the gateway itself, and not AWS, denies something. Null: AWS denied it. */
export function findOwnDenial(failure: Failure): OwnDenial | null {
  const { permission, message } = failure;
  if (permission !== null && /^(key|policy|grant):(read|write)$/.test(permission)) {
    return {
      title: 'You may not read this',
      advice: `No rule of the gateway gives you ${permission} in this account and Region. Ask its operator for one.`,
    };
  }
  if (!isNotAsked(failure)) return null;
  // To callers who authenticate, the gateway says the same of what it does not read and of what they may not see.
  return message.includes(', or not for you,')
    ? {
        title: 'Nothing to read here for you',
        advice:
          'Either the gateway does not read this account and Region, or no rule of the gateway lets you read there. ' +
          'It does not say which. Ask its operator.',
      }
    : {
        title: 'Not read by this gateway',
        advice: `${message} That is no missing permission in AWS: the operator of the gateway decides which accounts and Regions it reads.`,
      };
}

type OwnDenial = { readonly title: string; readonly advice: string };
