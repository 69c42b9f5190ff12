/** Why there are no keys, by a code: that is what the log may have. */
export class KeySetError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'KeySetError';
    this.code = code;
  }
}
