import { builder } from '../../builder.ts';
import { FindingSeverity, KeyFindingCode } from '../findings/finding-enums.ts';

export const KeyFindingsFilter = builder.inputType('KeyFindingsFilter', {
  description:
    'Selects keys with findings. Costs as much as the field `findings` with the same arguments, which shares the calls and the results.',
  fields: (t) => ({
    codes: t.field({
      type: [KeyFindingCode],
      description: 'The key has a finding of one of these codes. Default: all but those that are a matter of opinion.',
    }),
    minSeverity: t.field({
      type: FindingSeverity,
      description: 'The key has a finding of this severity or a more severe one. Default: any severity.',
    }),
  }),
});
