import type { PolicyCheck } from './check-policy.ts';

/** The result of a check for programs: a JSON object, with the name of its file. */
export function toJson(file: string, { keyArn, plan, findings: { findings, incomplete } }: PolicyCheck): string {
  const { outcome, lockout, missingKeys, refusals } = plan;
  const found = findings.map(({ code, severity, certain, message, remedy, pointer, actions, principals, witness }) => ({
    ...{ code, severity, certain, message, remedy, pointer, actions, witness },
    principals: principals.map(({ value }) => value),
  }));
  const missing = incomplete.map(({ code, message, pointer }) => ({ code, message, pointer }));
  const result = { file, keyArn, outcome, lockout, missingKeys, refusals, findings: found, incomplete: missing };
  return `${JSON.stringify(result, null, 2)}\n`;
}
