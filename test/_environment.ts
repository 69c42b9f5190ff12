import { onTestFinished, vi } from 'vitest';

/** Sets variables of this process until the end of the test: the SDK takes credentials and endpoints from them. */
export function setEnvironment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}
