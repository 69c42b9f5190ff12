/**
 * True if an Accept header accepts an answer of Yoga, which ignores `q` and answers in UTF-8. For a header that accepts
 * none, Yoga lists all its types once per type of the header: 880 characters of Accept became 40 KB of response
 * headers, which clients in Node refuse.
 */
export function acceptsAnswer(header: string | null): boolean {
  if (header === null || header === '') return true;
  return header.toLowerCase().replace(/\s/g, '').split(',').some(isAnswered);
}

/** The body of the 406 answer. It is JSON although the client does not accept JSON, so that people can read why. */
export const NOT_ACCEPTABLE = JSON.stringify({
  errors: [
    {
      message:
        'The header Accept does not accept any content type of this gateway. ' +
        'Send application/graphql-response+json, application/json or */*, in UTF-8.',
      extensions: { code: 'NOT_ACCEPTABLE' },
    },
  ],
});

function isAnswered(range: string): boolean {
  const [type = '', ...parameters] = range.split(';');
  const charset = parameters.find((each) => each.includes('charset=')) ?? 'charset=utf-8';
  return charset === 'charset=utf-8' && TYPES.has(type);
}

const TYPES: ReadonlySet<string> = new Set([
  '*/*',
  'application/*',
  'application/graphql-response+json',
  'application/json',
  'text/*',
  'text/event-stream',
  'multipart/*',
  'multipart/mixed',
]);
