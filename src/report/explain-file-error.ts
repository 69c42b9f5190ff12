/** Why the file system failed, in words and without the path. Throws any other error again: it is a bug. */
export function explainFileError(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return REASONS[code] ?? code;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there (EACCES)',
  EPERM: 'this user may not write there (EPERM)',
  EROFS: 'the file system is read-only (EROFS)',
  ENOENT: 'the folder does not exist (ENOENT)',
  ENOTDIR: 'a part of the path is no folder (ENOTDIR)',
  ENOSPC: 'the disk is full (ENOSPC)',
  EPIPE: 'the program that reads it has ended (EPIPE)',
};
