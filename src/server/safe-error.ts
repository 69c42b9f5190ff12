import { fileURLToPath } from 'node:url';

/** The parts of an error that a log may contain. */
export type SafeError = {
  readonly type: string;
  readonly code: string | null;
  /** The frames of the stack without the message. File paths are relative to the project. */
  readonly stack: string;
  readonly cause: SafeError | null;
};

/**
 * An error without its message. Messages of V8, JSON.parse and the SDK quote their input, which can be a policy, a
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

/** The frames after the message. The message itself can have lines that look like frames. */
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
 * A frame without the folders above the project, which can contain the name of a person. For a file outside the
 * project, the path starts at its package in node_modules, or it is the file name only.
 */
function toRelative(frame: string): string {
  return frame.replace(FILE, (file) => {
    if (file.startsWith('data:')) return 'data:';
    for (const project of PROJECT) if (file.startsWith(project)) return file.slice(project.length);
    const inPackage = file.lastIndexOf('/node_modules/');
    return file.slice((inPackage === -1 ? file.lastIndexOf('/') : inPackage) + 1);
  });
}

/** The path or URL of a file in a frame, after the function name and a bracket. */
const FILE = /(?<=[ (])(?:file:|data:|\/).*$/;

const ROOT = new URL('../../', import.meta.url);
/** The prefixes of the project's files in stack frames: of ES modules, and of CommonJS modules. */
const PROJECT = [ROOT.href, fileURLToPath(ROOT)];
