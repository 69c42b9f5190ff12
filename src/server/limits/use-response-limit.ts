import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { clip } from '../../json/quote.ts';
import { limitExceeded } from '../request-error.ts';
import { isLargerAsJson } from './json-bytes.ts';

type Result = { readonly data?: unknown; readonly errors?: readonly Partial<GraphQLError>[] };

/**
 * Replaces an answer by an error if its JSON would be larger than `maxBytes`, before the JSON is made. MAX_RESULT_SIZE
 * limits the objects of an answer, but the same text can occur in it thousands of times. Also shortens long messages.
 */
export function useResponseLimit(maxBytes: number): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return; // batches and streams are not served
      const shown = prepareResult(result as Result);
      if (isLargerAsJson(shown, maxBytes)) setResult({ errors: [tooLarge(maxBytes)] });
      else if (shown !== result) setResult(shown as typeof result);
    },
  };
}

function tooLarge(limit: number): GraphQLError {
  const advice =
    'Ask for fewer keys at a time, or for fewer fields of each. The operator can change MAX_RESPONSE_BYTES.';
  const message = `The answer would have more than ${limit} bytes. ${advice}`;
  return limitExceeded('RESPONSE_BYTES', limit, message);
}

function prepareResult(result: Result): Result {
  const { errors } = result;
  if (errors === undefined) return result;
  const executed = 'data' in result;
  return { ...result, errors: errors.map((error) => (executed ? prepareError(error) : shorten(error))) };
}

/** The error as it is sent. A plain object is cheaper: Yoga copies each GraphQLError, and there may be thousands. */
function prepareError(error: Partial<GraphQLError>): object {
  const { message = '', locations, path, extensions = {} } = error;
  if ('http' in extensions) return shorten(error); // Yoga reads the HTTP status from the GraphQLError
  const shown = Object.keys(extensions).length > 0 ? extensions : undefined;
  return { message: clip(message, MAX_MESSAGE), ...(locations && { locations }), path, extensions: shown };
}

/** Keeps the GraphQLError: Yoga reads the HTTP status of a request that was not executed from it. */
function shorten(error: { message?: string }): object {
  if (error.message !== undefined && error.message.length > MAX_MESSAGE)
    error.message = clip(error.message, MAX_MESSAGE);
  return error;
}

/** Characters. Messages of graphql-js quote names and values from the document and its variables. */
const MAX_MESSAGE = 1_000;
