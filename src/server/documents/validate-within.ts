import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import type { Limits } from '../../config/limits.ts';
import { overLimit, refusal } from '../refusal.ts';
import { measureDocument } from './document-shape.ts';
import { dropLocations } from './drop-locations.ts';

export type ValidationOptions = {
  /** Besides those of the specification. */
  readonly rules: readonly ValidationRule[];
  /** Whether messages leave out the names that the schema has instead. */
  readonly hideSuggestions: boolean;
};

/** Of a document that is invalid, and of variables. */
export const MAX_ERRORS = 5;

/**
 * What is wrong with a document; a limit that it breaks before all else. Yoga keeps the answer as long as the document:
 * what differs from caller to caller must not be decided here.
 */
export function validateWithin(
  limits: Limits,
  { rules, hideSuggestions }: ValidationOptions,
  schema: GraphQLSchema,
  document: DocumentNode,
): readonly GraphQLError[] {
  const broken = findBrokenLimit(limits, document);
  if (broken !== null) return [broken];
  const options = { maxErrors: MAX_ERRORS, hideSuggestions };
  const errors = validate(schema, document, [...specifiedRules, ...rules], options);
  if (errors.length === 0) dropLocations(document);
  return errors.map((error) => (error.message === ABORTED ? TOO_REPETITIVE : error));
}

function findBrokenLimit(limits: Limits, document: DocumentNode): GraphQLError | null {
  const { depth, aliases, rootFields, directives } = measureDocument(document);
  if (depth > limits.depth) {
    return overLimit('DEPTH', limits.depth, `The document is ${depth} fields deep, more than ${limits.depth}.`);
  }
  if (aliases > limits.aliases) {
    return overLimit('ALIASES', limits.aliases, `The document has ${aliases} aliases, more than ${limits.aliases}.`);
  }
  if (rootFields > limits.rootFields) {
    const message = `The operation has ${rootFields} root fields, more than ${limits.rootFields}.`;
    return overLimit('ROOT_FIELDS', limits.rootFields, message);
  }
  if (directives > limits.directives) {
    const message = `The document has ${directives} directives, more than ${limits.directives}.`;
    return overLimit('DIRECTIVES', limits.directives, message);
  }
  return null;
}

/** What graphql-js says where comparing all fields of the same name with each other takes it too long. */
const ABORTED = 'Validation aborted.';

const TOO_REPETITIVE = refusal({
  status: 400,
  code: 'REPETITION_LIMIT_EXCEEDED',
  message: 'The document selects the same fields too often to compare them with each other. Select each once.',
});
