import { ExpectedError } from '../../kms/expected-error.ts';

/** The log does not take the line about a change, so the change is not made. */
export class AuditError extends ExpectedError {
  constructor() {
    super('The gateway cannot write to its log who changes what, so PutKeyPolicy was not called. Try again later.');
    this.name = 'AuditError';
  }

  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): Record<string, unknown> {
    return { code: 'AUDIT_UNAVAILABLE' };
  }
}
