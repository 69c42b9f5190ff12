import { ExpectedError } from '../../../kms/expected-error.ts';

export const WRITES_DISABLED = 'WRITES_DISABLED';

/** The operator has not switched on writing. */
export class WritesDisabled extends ExpectedError {
  constructor() {
    super('This gateway changes no key, so nothing was called. The operator can switch that on with KMS_WRITE=true.');
    this.name = 'WritesDisabled';
  }

  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): Record<string, unknown> {
    return { code: WRITES_DISABLED };
  }
}
