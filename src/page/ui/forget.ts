/** Called when somebody else becomes the caller: nothing that the former one has read may be left. */
export function onForget(forget: () => void): void {
  all.push(forget);
}

export function forgetAll(): void {
  for (const forget of all) forget();
}

const all: (() => void)[] = [];
