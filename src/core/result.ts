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
}

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (...errors: readonly UserError[]): Result<never> => ({ ok: false, errors });

/** A question that cannot be answered as it was put; the message says how to put it. Reads have no other way to refuse. */
export class BadRequest extends Error {}
