import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { makeSchema, printedSchema } from '../graph/schema.js';
import { print } from './environment.js';

/** `counterclaim schema`: prints the GraphQL schema. */
export function schemaCommand(program: Command): void {
	program
		.command('schema')
		.description('print the GraphQL schema, sorted, every element described')
		.option('--out <file>', 'write it to a file instead')
		.action(async (options: { out?: string }) => {
			const text = printedSchema(await makeSchema());
			if (options.out) await writeFile(options.out, text);
			else print(text.trimEnd());
		});
}
