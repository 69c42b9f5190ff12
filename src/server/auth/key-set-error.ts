/** The signing keys of an issuer cannot be loaded. The message is a code, which is safe to log. */
export class KeySetError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'KeySetError';
    this.code = code;
  }
}
