/** `forget` is called when somebody else becomes the caller. It removes what the former caller has read. */
export function onForget(forget: () => void): void {
  all.push(forget);
}

export function forgetAll(): void {
  for (const forget of all) forget();
}

const all: (() => void)[] = [];
