/** What the process ends with: 0 done, 1 the input was refused, 2 wrong usage, 3 the environment does not allow it. */
export const exitCodes = { refused: 1, usage: 2, environment: 3 } as const;

/** Ends a command with a message for whoever called it. */
export class Failure extends Error {
	constructor(
		message: string,
		readonly exitCode: number,
	) {
		super(message);
	}
}
