/**
 * The value of `promise`, or the error of `toError` if it takes longer than `milliseconds`. What it does goes on: a
 * program that provides credentials (credential_process) can hang without end, and nothing else ends its wait.
 */
export async function within<Value>(
  milliseconds: number,
  promise: Promise<Value>,
  toError: () => Error,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(toError()), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
