import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Limits } from '../../config/limits.ts';
import { createRequestError, limitExceeded } from '../request-error.ts';
import { measureDocument } from './document-shape.ts';
import { dropLocations } from './drop-locations.ts';
import { NoSubscriptionsRule } from './no-subscriptions.ts';

export type ValidationOptions = {
  /** Rules in addition to those of the specification. */
  readonly rules: readonly ValidationRule[];
  /** True: messages do not suggest names of the schema. */
  readonly hideSuggestions: boolean;
};

/** The most errors for an invalid document, or for invalid variables. */
export const MAX_ERRORS = 5;

/**
 * The errors of a document. Limits are checked first. Yoga caches the result with the document, for all callers, so a
 * check that depends on the caller must not be made here.
 */
export function validateWithin(
  limits: Limits,
  { rules, hideSuggestions }: ValidationOptions,
  schema: GraphQLSchema,
  document: DocumentNode,
): readonly GraphQLError[] {
  const exceeded = findExceededLimit(limits, document);
  if (exceeded !== null) return [exceeded];
  const options = { maxErrors: MAX_ERRORS, hideSuggestions };
  const errors = validate(schema, document, [...specifiedRules, NoSubscriptionsRule, ...rules], options);
  if (errors.length === 0) dropLocations(document);
  return errors.map((error) => (error.message === ABORTED ? TOO_REPETITIVE : error));
}

function findExceededLimit(limits: Limits, document: DocumentNode): GraphQLError | null {
  const { depth, aliases, rootFields, directives } = measureDocument(document);
  if (depth > limits.depth) {
    return limitExceeded('DEPTH', limits.depth, `The document is ${depth} fields deep, more than ${limits.depth}.`);
  }
  if (aliases > limits.aliases) {
    return limitExceeded(
      'ALIASES',
      limits.aliases,
      `The document has ${aliases} aliases, more than ${limits.aliases}.`,
    );
  }
  if (rootFields > limits.rootFields) {
    const message = `The operation has ${rootFields} root fields, more than ${limits.rootFields}.`;
    return limitExceeded('ROOT_FIELDS', limits.rootFields, message);
  }
  if (directives > limits.directives) {
    const message = `The document has ${directives} directives, more than ${limits.directives}.`;
    return limitExceeded('DIRECTIVES', limits.directives, message);
  }
  return null;
}

/** The message of graphql-js if comparing all fields of the same name with each other takes too many steps. */
const ABORTED = 'Validation aborted.';

const TOO_REPETITIVE = createRequestError({
  status: 400,
  code: 'REPETITION_LIMIT_EXCEEDED',
  message: 'The document selects the same fields too often to compare them with each other. Select each once.',
});
