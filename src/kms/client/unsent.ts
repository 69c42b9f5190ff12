/** Errors of requests of which no byte was sent: they waited for a connection that could not be made in time. */
const unsent = new WeakSet<Error>();

/** Marks the error. It must not be shared with another request. */
export function markUnsent(error: Error): void {
  unsent.add(error);
}

export function isUnsent(error: Error): boolean {
  return unsent.has(error);
}
