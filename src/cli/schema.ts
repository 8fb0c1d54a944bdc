import { writeFile } from 'node:fs/promises';
import { makeSchema, printedSchema } from '../graph/schema.js';
import { subgraphSdl } from '../graph/subgraph.js';
import { print } from './environment.js';

/** `counterclaim schema`: prints the GraphQL schema, or that of the Apollo Federation subgraph. */
export async function schema(options: { readonly out?: string; readonly federation?: boolean }): Promise<void> {
	const made = await makeSchema();
	const text = options.federation ? subgraphSdl(made) : printedSchema(made);
	if (options.out) await writeFile(options.out, text);
	else print(text.trimEnd());
}
