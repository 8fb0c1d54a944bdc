import { desksWhere, seesWork, viewerOf } from '../core/permissions.js';
import type { VerdictReader } from '../core/verdict.js';
import type { Context } from './context.js';

/** Whether whoever asks sits at a desk, and which user they are. */
export const seatAt = ({ office: { actor } }: Context, deskId: string): VerdictReader => ({
	seated: seesWork(viewerOf(actor), deskId),
	userId: actor.userId,
});

/** The desk that whoever asks means: the one named, if they sit there; else the first where they sit; null where there is none. */
export async function deskFor(context: Context, ref: string | null | undefined): Promise<string | null> {
	const { actor } = context.office;
	if (ref === null || ref === undefined) return desksWhere(actor, 'readUnpublished')[0] ?? null;
	const id = await context.reads.decisions().desk.load(ref);
	return id !== null && seatAt(context, id).seated ? id : null;
}
