/** The sign-in, as requests need it. It is loaded only where callers must authenticate. */
export type Authorizer = {
  /** The token or API key to send. Waits until there is one. */
  readonly token: () => Promise<string>;
  /** The gateway has refused `token`. Resolves to the next one: renewed, or of another sign-in, however long it takes. */
  readonly replace: (token: string, message: string) => Promise<string>;
  /** The gateway has accepted `token`. */
  readonly accepted: (token: string) => void;
  /** The gateway knows the caller, but no rule lets it read anything. */
  readonly forbidden: (message: string) => void;
};

export function setAuthorizer(authorizer: Authorizer): void {
  current = authorizer;
}

let current: Authorizer | null = null;

/**
 * `fetch` with the token of who is signed in. A request that was refused with 401 was not executed: it is sent again
 * with the next token, so that neither what was read nor what was typed is lost.
 */
export const authorizedFetch: typeof fetch = async (input, init = {}) => {
  if (current === null) return await fetch(input, init);
  const { signal } = init;
  let token = await untilAborted(current.token(), signal);
  for (;;) {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(input, { ...init, headers });
    if (response.status !== 401) {
      await tell(current, token, response);
      return response;
    }
    token = await untilAborted(current.replace(token, (await findError(response)).message), signal);
  }
};

async function tell(authorizer: Authorizer, token: string, response: Response): Promise<void> {
  const { status } = response;
  // 503: the gateway could not tell whether the token is valid.
  if (status !== 503) authorizer.accepted(token);
  if (status !== 403) return;
  const { code, message } = await findError(response.clone());
  if (code === 'FORBIDDEN') authorizer.forbidden(message);
}

/** The first error of an answer. */
async function findError(response: Response): Promise<{ code: unknown; message: string }> {
  const answer = await response.json().catch(() => null);
  const error = answer?.errors?.[0];
  return { code: error?.extensions?.code, message: typeof error?.message === 'string' ? error.message : '' };
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}
