import { type Refusal, refuse } from './refusal.ts';

/** Characters. Source: AWS KMS API Reference, PolicyType. */
export const MAX_POLICY_CHARACTERS = 131_072;

/** Bytes. Source: AWS KMS Developer Guide, "Creating a key policy", "Key policy format". */
export const MAX_POLICY_BYTES = 32_768;

/** Whether KMS refuses the text for its length, whatever it says. Nothing else of such a text is checked. */
export function isTooLong(text: string): boolean {
  return text.length > MAX_POLICY_BYTES || Buffer.byteLength(text) > MAX_POLICY_BYTES;
}

/**
 * The length and the characters of a policy. KMS compares a request with its service model before it reads the policy,
 * so that what the model does not allow comes first. AWS's messages for that repeat the whole text, and are left out.
 */
export function* checkText(text: string): Generator<Refusal> {
  if (text === '') {
    yield refuse('ValidationException', 'The policy is empty. Expected a JSON object.');
    return;
  }
  if (text.length > MAX_POLICY_CHARACTERS) {
    yield refuse(
      'ValidationException',
      `The policy has ${text.length} characters: expected at most ${MAX_POLICY_BYTES} bytes.`,
    );
  }
  const [character] = text.match(OTHER_CHARACTER) ?? [];
  if (character !== undefined) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    yield refuse(
      'ValidationException',
      `The policy has the character U+${code}. Expected tabs, line breaks and characters from U+0020 to U+00FF; ` +
        'any other can be written as an escape of JSON, such as \\u20AC.',
    );
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_POLICY_BYTES) {
    yield refuse(
      'LimitExceededException',
      `The policy has ${bytes} bytes: expected at most ${MAX_POLICY_BYTES}. Whitespace and Sids count. ` +
        'Nothing else was checked.',
    );
  }
}

/** Source: AWS KMS API Reference, PolicyType. */
const OTHER_CHARACTER = /[^\t\n\r\u0020-\u00FF]/u;
