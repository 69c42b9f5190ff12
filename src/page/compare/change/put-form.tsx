import type { SubmitEvent } from 'react';
import { SETTINGS } from '../../gateway/settings.ts';
import type { ChangePlanFragment, PutKeyPolicyRisk } from '../../generated/graphql.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import type { ComparedKey } from '../compared-key.ts';
import { toBlocker } from './change-state.ts';
import { toRiskWords } from './risk-words.ts';
import type { ChangeHook } from './use-change.ts';

/** Puts the planned policy. Each risk must be ticked. Without KMS_WRITE, it says how to switch that on. */
export function PutForm({ compared, change: { state, dispatch, put } }: PutFormProps) {
  const { planned, ticked, busy } = state;
  if (planned === null) return null;
  const { risks, outcome } = planned.plan;
  if (outcome === 'REFUSED') return <Refused plan={planned.plan} />;
  const blocker = toBlocker(state);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (blocker === null) put();
  };
  return (
    <form className="put-form" aria-labelledby="put" onSubmit={submit}>
      <h2 id="put">Put it</h2>
      {risks.length === 0 && <p className="quiet">The gateway sees no risk in this change.</p>}
      {risks.length > 0 && (
        <fieldset className="risks">
          <legend>{SETTINGS.write ? 'Tick each risk that is meant' : 'The risks'}</legend>
          {risks.map((risk) => (
            <Risk
              key={risk}
              risk={risk}
              plan={planned.plan}
              compared={compared}
              isTicked={ticked.includes(risk)}
              onTick={(isTicked) => dispatch({ type: 'ticked', risk, isTicked })}
            />
          ))}
        </fieldset>
      )}
      {SETTINGS.write ? (
        <div className="form-actions">
          <button
            type="submit"
            className="button put-button"
            aria-disabled={blocker !== null}
            aria-describedby={blocker === null ? undefined : 'put-blocker'}
          >
            {busy === 'put' ? 'Putting …' : `Put this policy on ${compared.name}`}
          </button>
          {blocker !== null && (
            <span className="quiet" id="put-blocker">
              {blocker}
            </span>
          )}
        </div>
      ) : (
        <WritesDisabled text={planned.text} />
      )}
    </form>
  );
}

export type PutFormProps = { readonly compared: ComparedKey; readonly change: ChangeHook };

/** The lockout check is not bypassed from here: a mistake there locks everybody out. */
function Refused({ plan: { lockout } }: { readonly plan: ChangePlanFragment }) {
  return (
    <p className="quiet">
      KMS would refuse it, so it cannot be put.
      {lockout === 'FAILS' &&
        ' Only the API can bypass the lockout check (bypassPolicyLockoutSafetyCheck): this page does not offer it.'}
    </p>
  );
}

type RiskProps = {
  readonly risk: PutKeyPolicyRisk;
  readonly plan: ChangePlanFragment;
  readonly compared: ComparedKey;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
};

function Risk({ risk, plan, compared, isTicked, onTick }: RiskProps) {
  const { title, meaning } = toRiskWords(risk, plan, compared);
  const words = (
    <span>
      <strong>{title}</strong>
      <span className="risk-meaning">{meaning}</span>
    </span>
  );
  if (!SETTINGS.write) return <p className="risk">{words}</p>;
  return (
    <label className="risk">
      <input type="checkbox" checked={isTicked} onChange={({ target }) => onTick(target.checked)} />
      {words}
    </label>
  );
}

function WritesDisabled({ text }: { readonly text: string }) {
  return (
    <div className="writes-disabled">
      <p>
        <strong>This gateway changes no key.</strong> Its operator can switch that on with <code>KMS_WRITE=true</code>.
        Where callers authenticate, whoever puts a policy also needs the permission <code>policy:write</code>.
      </p>
      <CopyButton text={text}>Copy the new policy</CopyButton>
    </div>
  );
}
