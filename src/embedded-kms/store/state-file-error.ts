/** One line that says what is wrong with a state file. */
export class StateFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StateFileError';
  }
}

/** Translates an error of SQLite into a StateFileError. Returns any other error unchanged. */
export function toStateFileError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  // The low byte of an extended result code is the primary result code.
  const message = MESSAGES.get(Number(error.errcode) & 0xff) ?? error.message;
  return new StateFileError(message, { cause: error });
}

/** Source: SQLite, "Result and Error Codes". */
const MESSAGES: ReadonlyMap<number, string> = new Map([
  [1, 'its table is not that of a state file'],
  [5, 'another process has it open'],
  [6, 'another process has it open'],
  [8, 'it is read-only'],
  [10, 'the disk cannot be read or written'],
  [11, 'it is damaged'],
  [13, 'the disk is full'],
  [14, 'it cannot be opened or created'],
  [26, 'it is not a SQLite database'],
]);
