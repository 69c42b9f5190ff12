/** What a log may have of an error. */
export type SafeError = {
  readonly type: string;
  readonly code: string | null;
  /** Where it was thrown: the frames alone. */
  readonly stack: string;
  readonly cause: SafeError | null;
};

/**
 * An error without its words: those of V8, of JSON.parse and of the SDK quote what they were given, which may be a policy, a
 * token, or the role of the gateway.
 */
export function toSafeError(thrown: unknown, depth = 3): SafeError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, code: null, stack: '', cause: null };
  const { name, message, stack = '', cause } = thrown;
  const { code } = thrown as { readonly code?: unknown };
  return {
    type: toName(name) ?? 'Error',
    code: toName(code),
    stack: toFrames(stack, message),
    cause: cause === undefined || depth === 0 ? null : toSafeError(cause, depth - 1),
  };
}

function toName(name: unknown): string | null {
  return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : null;
}

/** What follows the message, which itself may have lines that look like frames. */
function toFrames(stack: string, message: string): string {
  const at = stack.indexOf(message);
  if (at === -1) return '';
  const lines = stack.slice(at + message.length).split('\n');
  return lines.filter((line) => line.startsWith('    at ')).join('\n');
}
