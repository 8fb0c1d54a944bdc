import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { getOperationAST, graphql, parse } from 'graphql';
import { everything } from '../core/permissions.js';
import { contextWith } from '../graph/context.js';
import { makeSchema } from '../graph/schema.js';
import { readsOf } from '../store/reads.js';
import { printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly database?: string;
	readonly variables?: string;
	readonly operation?: string;
}

/** `counterclaim query FILE`: answers a GraphQL document from the database, without a server. */
export async function query(file: string, options: Options): Promise<void> {
	const source = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: Error) => {
		throw new Failure(`counterclaim: ${file} cannot be read: ${error.message}`, exitCodes.environment);
	});
	if (asksToListen(source, options.operation))
		throw new Failure(
			'counterclaim: a subscription needs a server that it can stay with: counterclaim start',
			exitCodes.usage,
		);
	const variableValues = await variablesOf(options.variables);
	const schema = await makeSchema();
	const answer = await withOffice(options.database, (office) => {
		const contextValue = contextWith(office, () => readsOf(office.database, everything));
		const operationName = options.operation ?? null;
		return graphql({ schema, source, variableValues, operationName, contextValue });
	});
	printJson(answer);
	if (answer.errors) throw new Failure(`${answer.errors.length} errors; see the answer`, exitCodes.refused);
}

/** Whether the operation is a subscription; what is no GraphQL is for GraphQL to say. */
function asksToListen(source: string, operation: string | undefined): boolean {
	try {
		return getOperationAST(parse(source, { maxTokens: 100_000 }), operation)?.operation === 'subscription';
	} catch {
		return false;
	}
}

/** Variables as JSON, or as `@FILE` that holds JSON. */
async function variablesOf(given: string | undefined): Promise<Record<string, unknown>> {
	if (given === undefined) return {};
	try {
		const json: unknown = JSON.parse(given.startsWith('@') ? await readFile(given.slice(1), 'utf8') : given);
		if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
	} catch (error) {
		throw new Failure(`counterclaim: --variables cannot be read: ${(error as Error).message}`, exitCodes.usage);
	}
	throw new Failure('counterclaim: --variables is no JSON object, such as {"claim": "mayer-tbd"}', exitCodes.usage);
}
