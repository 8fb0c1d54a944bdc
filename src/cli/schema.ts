import { writeFile } from 'node:fs/promises';
import { makeSchema, printedSchema } from '../graph/schema.js';
import { print } from './environment.js';

/** `counterclaim schema`: prints the GraphQL schema. */
export async function schema(options: { readonly out?: string }): Promise<void> {
	const text = printedSchema(await makeSchema());
	if (options.out) await writeFile(options.out, text);
	else print(text.trimEnd());
}
