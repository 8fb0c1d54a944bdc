import type { ExecutionResult } from 'graphql';
import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import type { People } from '../store/peopleReads.js';
import type { Reads } from '../store/reads.js';
import type { Office } from '../workflow/office.js';

/** What a request is answered with: reads of its own, and the desk for what it records. */
export interface Context {
	readonly office: Office;
	/** Replaced after each mutation, so that what follows sees what was written. */
	reads: Reads;
	/** What is read of people, as far as who asks may know of them. */
	readonly people: () => People;
	/** New reads, with nothing remembered. */
	readonly freshReads: () => Reads;
	/** The assessment of a case, computed once a request. */
	readonly assess: (theCase: Case) => Assessment;
	/** Who asks, for what is counted by client; null where nobody counts. */
	readonly client: string | null;
	/** Under which the log has this request. */
	readonly traceId: string;
	/** What was answered already, where only errors are left to be told. */
	answered?: ExecutionResult;
}

export function contextWith(
	office: Office,
	freshReads: () => Reads,
	options: { readonly client?: string; readonly traceId?: string } = {},
): Context {
	let known: WeakMap<Case, Assessment> | undefined;
	const context: Context = {
		office,
		reads: freshReads(),
		people: () => context.reads.people(office.actor),
		freshReads,
		client: options.client ?? null,
		traceId: options.traceId ?? 'none',
		assess: (theCase) => {
			known ??= new WeakMap();
			const assessment = known.get(theCase) ?? office.method.assess(theCase);
			known.set(theCase, assessment);
			return assessment;
		},
	};
	return context;
}
