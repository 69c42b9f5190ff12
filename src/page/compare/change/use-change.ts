import { useCallback, useEffect, useReducer, useRef } from 'react';
import { useClient } from 'urql';
import { toFailures, UNEXPECTED_ANSWER } from '../../gateway/failure.ts';
import { readFragment } from '../../generated/index.ts';
import { CHANGE_PLAN, PLAN_CHANGE } from './change-query.ts';
import { changeState, startChange } from './change-state.ts';
import { type Policy, toPutOutcome } from './put-outcome.ts';
import { PUT_POLICY } from './put-query.ts';

/** Edits, plans and puts the policy of a key. `policy`: as it was read last. */
export function useChange(keyArn: string, policy: Policy) {
  const client = useClient();
  const [state, dispatch] = useReducer(changeState, policy, startChange);
  useEffect(() => dispatch({ type: 'read', policy }), [policy]);

  const { text, base, planned, ticked } = state;
  const plan = useCallback(async () => {
    dispatch({ type: 'started', busy: 'plan' });
    const variables = { keyArn, policy: text };
    const { data, error } = await client.query(PLAN_CHANGE, variables, { requestPolicy: 'network-only' }).toPromise();
    const key = data?.key;
    if (key) {
      const present = key.policy.__typename === 'KeyPolicy' ? key.policy : null;
      dispatch({ type: 'planned', text, plan: readFragment(CHANGE_PLAN, key.putKeyPolicyPlan), present });
      return;
    }
    const [failure = UNEXPECTED_ANSWER] = toFailures(error);
    dispatch({ type: 'plan failed', failure });
  }, [client, keyArn, text]);

  /** Set before the next click can come, which may be before React shows that it is being put. */
  const isPutting = useRef(false);
  const put = useCallback(async () => {
    if (planned === null || isPutting.current) return;
    isPutting.current = true;
    dispatch({ type: 'started', busy: 'put' });
    const input = { keyArn, policy: planned.text, expectedDigest: base.canonicalDigest, allow: [...ticked] };
    const { data, error } = await client.mutation(PUT_POLICY, { input }).toPromise();
    isPutting.current = false;
    dispatch({ type: 'put ended', text: planned.text, outcome: toPutOutcome(data, error) });
  }, [client, keyArn, planned, base, ticked]);

  return { state, dispatch, plan, put };
}

export type ChangeHook = ReturnType<typeof useChange>;
