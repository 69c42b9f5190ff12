import { type SubmitEvent, useState } from 'react';
import { navigate } from '../../ui/location.ts';
import { isArn, type OtherKey, toOtherHref } from '../compare-location.ts';
import type { ComparedKey } from '../compared-key.ts';

/** Names the other key. An ARN says where it is. */
export function OtherKeyForm({ compared, other }: OtherKeyFormProps) {
  const [id, setId] = useState(other?.id ?? '');
  const [accountId, setAccountId] = useState(other?.place?.accountId ?? compared.accountId);
  const [region, setRegion] = useState(other?.place?.region ?? compared.region);
  const [ignoreRegion, setIgnoreRegion] = useState(other?.ignoreRegion ?? false);
  const isPlaced = isArn(id.trim());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const place = { accountId: accountId.trim(), region: region.trim() };
    const isHome = place.accountId === compared.accountId && place.region === compared.region;
    navigate(toOtherHref({ id: id.trim(), place: isPlaced || isHome ? null : place, ignoreRegion }));
  };
  return (
    <form className="ask-form" aria-label="Compare with another key" onSubmit={submit}>
      <div className="ask-main">
        <Field label="Compare with" value={id} onChange={setId} isWide placeholder="ARN, alias/name or key ID" />
        {!isPlaced && (
          <>
            <Field label="in account" value={accountId} onChange={setAccountId} pattern="\d{12}" />
            <Field label="and Region" value={region} onChange={setRegion} />
          </>
        )}
        <button type="submit" className="button ask-button">
          Compare
        </button>
      </div>
      <label className="check">
        <input type="checkbox" checked={ignoreRegion} onChange={({ target }) => setIgnoreRegion(target.checked)} />
        Their Regions count as one, for keys that should have the same policy in different Regions
      </label>
    </form>
  );
}

export type OtherKeyFormProps = {
  readonly compared: ComparedKey;
  readonly other: OtherKey | null;
};

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isWide?: boolean;
  readonly placeholder?: string;
  readonly pattern?: string;
};

function Field({ label, value, onChange, isWide = false, ...rest }: FieldProps) {
  return (
    <label className={isWide ? 'field field-wide' : 'field field-short'}>
      <span>{label}</span>
      <input
        {...rest}
        value={value}
        required
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
