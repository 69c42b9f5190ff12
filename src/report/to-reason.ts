/** The words of an error of the file system, without its path. Throws any other error: it is a bug. */
export function toReason(error: unknown): string {
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
  EPIPE: 'its reader has ended (EPIPE)',
};
