import { erase } from '../workflow/erase.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly database?: string;
	readonly user?: string;
	readonly source?: string;
	readonly reason: string;
	readonly json?: boolean;
}

/** `counterclaim erase`: forgets a person, and leaves the chain of the audit log as it is. */
export async function eraseSubject(options: Options): Promise<void> {
	const { user, source, reason } = options;
	if ((user === undefined) === (source === undefined))
		throw new Failure('counterclaim: give one of --user and --source', exitCodes.usage);
	const erased = await withOffice(
		options.database,
		async (office) => {
			const done = await erase(office, { user, source, reason });
			if (done.ok) await office.database.scrub();
			return done;
		},
		{ mustExist: true, anyMethod: true },
	);
	if (!erased.ok)
		throw new Failure(
			erased.errors.map((one) => `counterclaim: ${one.path.join('.')}: ${one.message}`).join('\n'),
			exitCodes.refused,
		);
	const { id } = erased.value.thing;
	if (options.json) printJson({ erased: id });
	else
		print(
			`${id} is forgotten: what the audit log holds of them cannot be read any more, and its chain is whole. Backups from before still can: let them expire.`,
		);
}
