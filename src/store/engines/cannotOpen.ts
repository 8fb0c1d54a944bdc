/** Why a database cannot be opened, and what helps; never a password. */
export class CannotOpen extends Error {
	constructor(
		database: string,
		readonly trouble: { readonly why: string; readonly remedy: string },
		options: { readonly cause: unknown },
	) {
		super(`cannot open the database \`${database}\` (${trouble.why}); ${trouble.remedy}`, options);
	}
}
