/** Why the signing keys of an issuer cannot be loaded. Its message is a code, which the log may contain. */
export class KeySetError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'KeySetError';
    this.code = code;
  }
}
