import type { FormatName } from '../options.ts';
import { CSV } from './csv.ts';
import type { Format } from './format.ts';
import { HTML } from './html.ts';
import { JSON_FORMAT } from './json.ts';
import { SARIF } from './sarif.ts';

export const FORMATS: Readonly<Record<FormatName, Format>> = { json: JSON_FORMAT, csv: CSV, sarif: SARIF, html: HTML };
