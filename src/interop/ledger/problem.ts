/** One mistake in a ledger file, and where it stands: line and column count from 1, columns in UTF-16 units. */
export interface LedgerProblem {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

/** The mistake on one line, `file:line:column: message`, as editors and terminals link it. */
export const writeProblem = ({ file, line, column, message }: LedgerProblem): string =>
	`${file}:${line}:${column}: ${message}`;
