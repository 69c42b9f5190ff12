/**
 * Whether a client's Accept takes an answer of Yoga's, by Yoga's own reading: without q, in UTF-8. Where it takes none,
 * Yoga answers each type that was named with all that it has: 880 characters of Accept became 40 KB of headers, which
 * Node's clients refuse.
 */
export function acceptsAnswer(header: string | null): boolean {
  if (header === null || header === '') return true;
  return header.toLowerCase().replace(/\s/g, '').split(',').some(isAnswered);
}

/** Of what is not accepted: JSON all the same, so that people get to read why. */
export const NOT_ACCEPTABLE = JSON.stringify({
  errors: [
    {
      message:
        'The header Accept takes no answer of this gateway. ' +
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
