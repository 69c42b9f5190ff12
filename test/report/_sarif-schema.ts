import { createRequire } from 'node:module';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);

/** The schema of SARIF 2.1.0 (OASIS), from a package that ships it. It is of JSON Schema draft 4. */
const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

/** What is wrong with a SARIF file. */
export function findSarifProblems(sarif: unknown): readonly string[] {
  validate(sarif);
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}
