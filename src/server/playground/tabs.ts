import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A query that the playground opens with. GraphiQL names its tab after the operation. */
export interface Tab {
	readonly query: string;
	/** JSON text, or null where the query takes none. */
	readonly variables: string | null;
}

/** The tabs that a folder of `01-name.graphql` files, with `01-name.variables.json` where needed, makes: in order of name. */
export async function readTabs(folder: string): Promise<readonly Tab[]> {
	const names = (await readdir(folder)).sort();
	const text = (name: string) => readFile(join(folder, name), 'utf8');
	const queries = names.filter((name) => name.endsWith('.graphql'));
	return Promise.all(
		queries.map(async (name) => {
			const variables = name.replace(/\.graphql$/, '.variables.json');
			return { query: await text(name), variables: names.includes(variables) ? await text(variables) : null };
		}),
	);
}
