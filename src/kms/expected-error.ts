/**
 * An error that the client sees, such as wrong input or a failed KMS call. It has no stack trace: nobody reads the
 * trace, one request may cause thousands of such errors, and most of their time would be for the traces.
 */
export class ExpectedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
