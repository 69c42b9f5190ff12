/**
 * An error that its caller gets as it is. It has no stack trace: nobody reads it, and one request may cause thousands,
 * for which writing their traces takes most of the time.
 */
export class ExpectedError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
