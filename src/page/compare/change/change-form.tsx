import { useRef } from 'react';
import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.ts';
import { BadInput } from '../bad-input.tsx';
import type { ComparedKey } from '../compared-key.ts';
import { BetweenView } from './between-view.tsx';
import { isDirty } from './change-state.ts';
import type { TextPlace } from './find-place.ts';
import { PlanView } from './plan-view.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { PutForm } from './put-form.tsx';
import type { Policy } from './put-outcome.ts';
import { PutOutcomeView } from './put-outcome-view.tsx';
import { useChange } from './use-change.ts';

/** The text, then the plan, then the put, one below the other. */
export function ChangeForm({ compared, policy }: ChangeFormProps) {
  const change = useChange(compared.arn, policy);
  const { state, dispatch, plan, put } = change;
  const { planned, planFailure, outcome, base, text, busy } = state;
  const editor = useRef<HTMLTextAreaElement>(null);
  useLeaveGuard(isDirty(state) ? `The edited policy of ${compared.name} is not put. Leave it?` : null);
  const select = ({ start, end }: TextPlace) => {
    editor.current?.focus();
    editor.current?.setSelectionRange(start, end);
  };
  return (
    <section className="change-form" aria-labelledby="change">
      <PolicyEditor compared={compared} change={change} editorRef={editor} />
      {planFailure?.code === 'BAD_USER_INPUT' && <BadInput>{planFailure.message}</BadInput>}
      {planFailure && planFailure.code !== 'BAD_USER_INPUT' && (
        <FailureNotice
          failure={planFailure}
          subject="The change could not be planned"
          onRetry={plan}
          busy={busy === 'plan'}
        />
      )}
      {outcome && (
        <PutOutcomeView
          outcome={outcome}
          compared={compared}
          text={text}
          onPlan={plan}
          onPut={put}
          busy={busy !== null}
        />
      )}
      {outcome?.kind === 'conflict' && (
        <BetweenView
          compared={compared}
          base={base}
          text={text}
          onRebase={(present) => dispatch({ type: 'rebased', policy: present })}
        />
      )}
      {planned && (
        <>
          <PlanView
            planned={planned}
            base={base}
            compared={compared}
            onSelect={select}
            isCurrent={planned.text === text}
          />
          <PutForm compared={compared} change={change} />
        </>
      )}
    </section>
  );
}

export type ChangeFormProps = {
  readonly compared: ComparedKey;
  /** As it was read last. */
  readonly policy: Policy;
};
