import { MEMBER, SEED } from './_organization.ts';

const DENIED = { kind: 'error', code: 'AccessDeniedException' } as const;
export const FAULT = { operation: 'ListRegions', accountId: MEMBER, fault: DENIED } as const;
export const FAULTY = { ...SEED, faults: [FAULT] };
export const MESSAGE = `AWS denied account:ListRegions. So the enabled Regions of account ${MEMBER} are not known, and only the home Region is read.`;
const EXCEPTION = {
  __typename: 'KmsAccessDeniedException',
  code: 'AccessDeniedException',
  message: MESSAGE,
  retryable: false,
  permission: 'account:ListRegions',
};
export const FAILURE = { accountId: MEMBER, region: null, exception: EXCEPTION };
