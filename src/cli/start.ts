import type { Config } from '../server/config.js';
import { describeError, makeLogger } from '../server/logs.js';
import { type Running, serve } from '../server/serve.js';
import { describeLocation } from '../store/location.js';
import { configOrFail, print } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly database?: string;
	readonly host?: string;
	readonly port?: string;
}

/** `counterclaim start`: serves GraphQL until it is told to stop. */
export async function start(options: Options): Promise<void> {
	const config = configOrFail({ DATABASE_URL: options.database, HOST: options.host, PORT: options.port });
	const log = makeLogger({ level: config.logLevel });
	const running = await serve(config, { log }).catch((error: Error) => {
		log.fatal({ error: describeError(error) }, 'server.not_started');
		throw new Failure(`counterclaim: could not start: ${error.message}`, exitCodes.environment);
	});
	print(table(running, config));
	await stopSignal();
	await running.close();
}

const stopSignal = (): Promise<void> =>
	new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
	});

function table(running: Running, config: Config): string {
	const { url } = running;
	const rows = [
		['Front page', `${url}/`],
		['Search', `${url}/search`],
		['Playground', `${url}/playground`],
		['GraphQL', `${url}/graphql`],
		['Docs', `${url}/docs/`],
		['Health', `${url}/healthz`],
		['Database', describeLocation(config.database)],
	];
	const lines = [
		'',
		'  Counterclaim is running.',
		'',
		...rows.map(([name, value]) => `  ${name?.padEnd(12)}${value}`),
		'',
	];
	if (running.portTaken !== null)
		lines.push(`  Port ${running.portTaken} was taken, so this is the next free one.`, '');
	if (running.exampleClaims > 0)
		lines.push(
			`  The database was empty; the example story with ${running.exampleClaims} claims was loaded into it.`,
			'',
		);
	if (running.firstToken !== null)
		lines.push(
			'  Nobody can sign in yet. This token is the owner’s, for 30 days; it is told this once:',
			'',
			`    ${running.firstToken}`,
			'',
			'  Send it as `Authorization: Bearer …`. `counterclaim keys create --user owner` makes another (docs/sign-in.md).',
			'',
		);
	lines.push('  Stop it with Ctrl+C.', '');
	return lines.join('\n');
}
