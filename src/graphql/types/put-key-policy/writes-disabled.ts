import { ExpectedError } from '../../../kms/expected-error.ts';

/** The operator has not switched on writing. */
export class WritesDisabled extends ExpectedError {
  constructor() {
    super('This gateway changes no key, so nothing was called. The operator can switch that on with KMS_WRITE=true.');
    this.name = 'WritesDisabled';
  }

  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): { readonly code: string } {
    return { code: 'WRITES_DISABLED' };
  }
}
