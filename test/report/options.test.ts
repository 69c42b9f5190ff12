import { expect, it } from 'vitest';
import { parseReportOptions } from '../../src/report/options.ts';

const DEFAULTS = { format: 'json', 'min-severity': 'info', 'include-opinions': false };

it.each([
  [
    { code: ['ORPHAN_PRINCIPAL'], 'min-severity': 'critical' },
    '--min-severity is critical, and no finding of ORPHAN_PRINCIPAL is so severe: ' +
      'expected --min-severity high or a less severe one, or another --code',
  ],
  [
    { code: ['orphan_principal', 'EXTERNAL_GRANT'], 'fail-on': 'critical' },
    '--fail-on is critical, and no finding of ORPHAN_PRINCIPAL, EXTERNAL_GRANT is so severe: ' +
      'expected --fail-on high or a less severe one, or another --code',
  ],
])('refuses %j: no finding can be so severe', (values, message) => {
  expect(() => parseReportOptions({ ...DEFAULTS, ...values })).toThrow(message);
});

it.each([
  { code: ['ORPHAN_PRINCIPAL'], 'min-severity': 'low' },
  { code: ['ORPHAN_PRINCIPAL', 'PUBLIC'], 'fail-on': 'critical' },
  { code: ['EXTERNAL_GRANT'], 'fail-on': 'high' },
  { code: ['ADMINISTRATOR_MAY_USE_KEY'] },
  { 'min-severity': 'critical', 'fail-on': 'critical' },
])('accepts %j', (values) => {
  expect(parseReportOptions({ ...DEFAULTS, ...values }).format).toBe('json');
});
