import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KmsFault } from '../rules/kms-fault.ts';
import { send, toAnswer } from '../wire/answer.ts';
import { answerCall } from '../wire/answer-call.ts';
import type { KmsState } from '../wire/kms-state.ts';
import { type Caller, parseAuthorization } from '../wire/parse-authorization.ts';
import { parseJsonBody, readBody } from '../wire/read-body.ts';
import { listAccounts } from './list-accounts.ts';
import { listRegions } from './list-regions.ts';
import type { Organization } from './organization.ts';
import { toAccountErrorAnswer, toOrganizationsErrorAnswer } from './organization-errors.ts';

/** The start of the x-amz-target header of a call of AWS Organizations. */
export const ORGANIZATIONS_TARGET = 'AWSOrganizationsV20161128.';

/** The path of the one operation of AWS Account Management that is served, in its REST protocol. */
export const LIST_REGIONS_PATH = '/listRegions';

type Service = {
  readonly name: 'organizations' | 'account';
  readonly operation: string;
  readonly run: (organization: Organization | null, caller: Caller, body: unknown) => object;
  readonly toErrorAnswer: typeof toAccountErrorAnswer;
};

/** Serves ListAccounts of AWS Organizations on the AWS JSON 1.1 protocol. Never rejects. */
export const serveOrganizations = createServe({
  name: 'organizations',
  operation: 'ListAccounts',
  run: listAccounts,
  toErrorAnswer: toOrganizationsErrorAnswer,
});

/** Serves ListRegions of AWS Account Management on the REST JSON protocol. Never rejects. */
export const serveAccount = createServe({
  name: 'account',
  operation: 'ListRegions',
  run: listRegions,
  toErrorAnswer: toAccountErrorAnswer,
});

/** Both services are global: they answer in each Region, whether or not it is enabled in the account. */
function createServe({ name, operation, run, toErrorAnswer }: Service) {
  return async (state: KmsState, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    const text = await readBody(request);
    if (text === null) return;
    try {
      checkOperation(request, operation);
      const caller = parseAuthorization(request, name, state);
      const body = parseJsonBody(text);
      const subject = { operation, accountId: caller.accountId, region: caller.region, keyId: null };
      const answer = () => {
        try {
          return toAnswer(run(state.organization, caller, body));
        } catch (error) {
          return toErrorAnswer(error);
        }
      };
      answerCall(state, response, { subject, keyId: null, caller, requestId, run: answer, toErrorAnswer });
    } catch (error) {
      send(response, toErrorAnswer(error), requestId);
    }
  };
}

/** Our own message, not one of AWS: the embedded KMS serves only one operation of AWS Organizations. */
function checkOperation({ headers }: IncomingMessage, operation: string): void {
  const { 'x-amz-target': target } = headers;
  if (target === undefined || target === `${ORGANIZATIONS_TARGET}${operation}`) return;
  throw new KmsFault(
    'UnsupportedAPIEndpointException',
    `The embedded KMS serves ${operation} of AWS Organizations, and no other operation.`,
  );
}
