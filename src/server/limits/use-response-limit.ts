import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { clip } from '../../json/quote.ts';
import { overLimit } from '../refusal.ts';
import { isLargerAsJson } from './json-bytes.ts';

type Result = { readonly data?: unknown; readonly errors?: readonly Partial<GraphQLError>[] };

/**
 * Answers with an error in place of what would be larger than `maxBytes`, before that is made: what an answer takes as
 * objects is bounded by MAX_RESULT_SIZE, but the same text may stand in it thousands of times. It also shortens messages.
 */
export function useResponseLimit(maxBytes: number): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return; // the gateway has neither lists nor streams
      const shown = toShown(result as Result);
      if (isLargerAsJson(shown, maxBytes)) setResult({ errors: [tooLarge(maxBytes)] });
      else if (shown !== result) setResult(shown as typeof result);
    },
  };
}

function tooLarge(limit: number): GraphQLError {
  const advice =
    'Ask for fewer keys at a time, or for less of each; MAX_RESPONSE_BYTES is what the operator can change.';
  const message = `The answer would have more than ${limit} bytes. ${advice}`;
  return overLimit('RESPONSE_BYTES', limit, message);
}

function toShown(result: Result): Result {
  const { errors } = result;
  if (errors === undefined) return result;
  const executed = 'data' in result;
  return { ...result, errors: errors.map((error) => (executed ? toPlain(error) : shorten(error))) };
}

/** As it is sent. Yoga makes each GraphQLError anew, for thousands of them; what is none of its kind it lets pass. */
function toPlain(error: Partial<GraphQLError>): object {
  const { message = '', locations, path, extensions = {} } = error;
  if ('http' in extensions) return shorten(error); // Yoga takes the status from there
  const shown = Object.keys(extensions).length > 0 ? extensions : undefined;
  return { message: clip(message, MAX_MESSAGE), ...(locations && { locations }), path, extensions: shown };
}

/** One that Yoga has to know, for the HTTP status of what was not executed. */
function shorten(error: { message?: string }): object {
  if (error.message !== undefined && error.message.length > MAX_MESSAGE)
    error.message = clip(error.message, MAX_MESSAGE);
  return error;
}

/** Characters. Those of graphql-js have names and values of a document and of its variables. */
const MAX_MESSAGE = 1_000;
