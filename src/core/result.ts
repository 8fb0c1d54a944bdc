import type { Standing } from './claim.js';

/** What a decision answers: the thing decided, or every reason why not. Never thrown. */
export type Result<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly errors: readonly UserError[] };

/** Machine-readable reasons for a refusal, the same in every room. */
export type UserErrorCode =
	| 'NOT_FOUND'
	| 'WRONG_TYPE'
	| 'INVALID'
	| 'TOO_LONG'
	| 'DUPLICATE'
	| 'CYCLE'
	| 'NOT_PERMITTED'
	| 'CONFLICT'
	| 'TOO_OFTEN';

/** One reason for a refusal: what is wrong, where in the input, and how to mend it. */
export interface UserError {
	readonly code: UserErrorCode;
	readonly path: readonly string[];
	readonly message: string;
	/** What is on record, and what was given, where the one was recorded since the other was begun. */
	readonly lostUpdate?: LostUpdate | null;
}

/** Both sides of an update that would have undone another one unseen. */
export interface LostUpdate {
	/** The wording on record now, with its number. */
	readonly revision: number;
	readonly text: string;
	readonly recordedAt: string;
	/** The user who answers for it; null for whoever has the machine. */
	readonly byUserId: string | null;
	readonly standing: Standing;
	/** What whoever was late had before them, and what they would have made of it. */
	readonly expectedRevision: number;
	readonly given: string | null;
}

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (...errors: readonly UserError[]): Result<never> => ({ ok: false, errors });

/** A question that cannot be answered as it was put; the message says how to put it. Reads have no other way to refuse. */
export class BadRequest extends Error {}
