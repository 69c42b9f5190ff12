import type { CheckedFile } from './check-files.ts';
import type { PolicyCheck } from './check-policy.ts';

/** The results for programs: a JSON object with an entry for each file, in the order of the command line. */
export function toJson(files: readonly CheckedFile[]): string {
  const policies = files.map(({ file, check, error }) =>
    check === undefined ? { file, result: 'NOT_CHECKED', error } : { file, ...toEntry(check) },
  );
  return `${JSON.stringify({ policies }, null, 2)}\n`;
}

function toEntry({ keyArn, plan, lockoutFor, result, findings: { findings, incomplete } }: PolicyCheck) {
  const { outcome, lockout, lockoutMayChange, missingKeys, refusals } = plan;
  const found = findings.map(({ code, severity, certain, message, remedy, pointer, actions, principals, witness }) => ({
    ...{ code, severity, certain, message, remedy, pointer, actions, witness },
    principals: principals.map(({ value }) => value),
  }));
  const missing = incomplete.map(({ code, message, pointer }) => ({ code, message, pointer }));
  return {
    ...{ result, keyArn, outcome, lockout, lockoutFor, lockoutMayChange, missingKeys, refusals },
    ...{ findings: found, incomplete: missing },
  };
}
