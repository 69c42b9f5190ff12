import { faultInOwnWords } from '../rules/kms-fault.ts';
import { LIMIT, MARKER } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';
import { invalidMarker } from './select-page.ts';

/** There are no custom key stores, even if a seed has keys that name one. */
export const describeCustomKeyStores = defineOperation(
  {
    CustomKeyStoreId: { type: 'string', min: 1, max: 64 },
    CustomKeyStoreName: { type: 'string', min: 1, max: 256 },
    Limit: LIMIT,
    Marker: MARKER,
  },
  (_context, { CustomKeyStoreId: id, CustomKeyStoreName: name, Marker: marker }) => {
    if (id !== undefined && name !== undefined) {
      throw faultInOwnWords('ValidationException', 'Specify CustomKeyStoreId or CustomKeyStoreName, and not both.');
    }
    const wanted = id ?? name;
    if (wanted !== undefined) {
      throw faultInOwnWords('CustomKeyStoreNotFoundException', `Custom key store ${wanted} does not exist.`);
    }
    if (marker !== undefined) throw invalidMarker(marker);
    return { CustomKeyStores: [], Truncated: false };
  },
);
