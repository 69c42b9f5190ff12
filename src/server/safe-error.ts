import { fileURLToPath } from 'node:url';

/** What a log may have of an error. */
export type SafeError = {
  readonly type: string;
  readonly code: string | null;
  /** Where it was thrown: the frames alone, their files by their path in the project. */
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
  return lines
    .filter((line) => line.startsWith('    at '))
    .map(toRelative)
    .join('\n');
}

/**
 * The frame without the folders above the project, which may name a person. Of a file outside of it, its package or its
 * name is left.
 */
function toRelative(frame: string): string {
  return frame.replace(FILE, (file) => {
    if (file.startsWith('data:')) return 'data:';
    for (const project of PROJECT) if (file.startsWith(project)) return file.slice(project.length);
    const inPackage = file.lastIndexOf('/node_modules/');
    return file.slice((inPackage === -1 ? file.lastIndexOf('/') : inPackage) + 1);
  });
}

/** From where the path or the URL of a file begins; before it stand a function's name and a bracket. */
const FILE = /(?<=[ (])(?:file:|data:|\/).*$/;

const ROOT = new URL('../../', import.meta.url);
/** As frames of ES modules, and of CommonJS, begin. */
const PROJECT = [ROOT.href, fileURLToPath(ROOT)];
