/**
 * How the tabs of this page talk with each other. A second tab signs in for a first one, which keeps what it shows: the
 * second one hands over the answer of the provider. Nobody but the tab that has asked can use it: the code needs its
 * verifier (PKCE). No token is ever sent.
 */
type Message =
  | { readonly type: 'answer'; readonly state: string; readonly answer: string }
  | { readonly type: 'taken'; readonly state: string }
  | { readonly type: 'signed-out'; readonly issuer: string | null };

const channel = new BroadcastChannel('sign-in');

/** Calls `take` with the answer to `state`, if another tab hands it over. Once. */
export function listenForAnswer(state: string, take: (answer: URLSearchParams) => void): void {
  const stop = listen((message) => {
    if (message.type !== 'answer' || message.state !== state) return;
    stop();
    send({ type: 'taken', state });
    take(new URLSearchParams(message.answer));
  });
}

/** Whether another tab has asked for this answer, and takes it. */
export async function handOver(state: string, answer: URLSearchParams): Promise<boolean> {
  return await new Promise((resolve) => {
    const end = (taken: boolean) => {
      stop();
      clearTimeout(timer);
      resolve(taken);
    };
    const stop = listen((message) => message.type === 'taken' && message.state === state && end(true));
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    send({ type: 'answer', state, answer: answer.toString() });
  });
}

const PATIENCE_MS = 1500;

/** `issuer`: null after a sign-in with an API key. */
export function tellSignedOut(issuer: string | null): void {
  send({ type: 'signed-out', issuer });
}

/** Calls `onSignedOut` when somebody signs out in another tab. */
export function listenForSignOut(onSignedOut: (issuer: string | null) => void): void {
  listen((message) => message.type === 'signed-out' && onSignedOut(message.issuer));
}

function listen(onMessage: (message: Message) => unknown): () => void {
  const onEvent = ({ data }: MessageEvent<Message>) => onMessage(data);
  channel.addEventListener('message', onEvent);
  return () => channel.removeEventListener('message', onEvent);
}

function send(message: Message): void {
  channel.postMessage(message);
}
