import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import type { Context } from '../../context.ts';
import type { PutInput } from './parse-put-input.ts';

export type PutPlan = { readonly risks: readonly PolicyRisk[] };

export async function loadPutPlan(_input: PutInput, _before: KeyPolicyText, _context: Context): Promise<PutPlan> {
  return { risks: [] };
}
