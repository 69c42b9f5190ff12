import { navigate, type Place, toPlaceHref } from '../ui/location.ts';

/** The account and Region whose keys are shown. A select element if the gateway reads more than one. */
export function PlacePicker({ places, place }: { readonly places: readonly Place[]; readonly place: Place }) {
  const known = places.some((other) => isSame(other, place)) ? places : [place, ...places];
  if (known.length === 1) {
    return (
      <p className="place">
        {place.region} <span className="quiet">{place.accountId}</span>
      </p>
    );
  }
  const accounts = Map.groupBy(known, ({ accountId }) => accountId);
  return (
    <label className="place">
      <span className="quiet">Region</span>
      <select value={toPlaceHref(place)} onChange={(event) => navigate(event.target.value)}>
        {[...accounts].map(([accountId, regions]) => (
          <optgroup key={accountId} label={`Account ${accountId}`}>
            {regions.map((region) => (
              <option key={region.region} value={toPlaceHref(region)}>
                {region.region} · {accountId}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function isSame(one: Place, other: Place): boolean {
  return one.accountId === other.accountId && one.region === other.region;
}
