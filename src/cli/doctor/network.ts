import { createServer } from 'node:net';
import { hostAndPort } from '../../server/listen.js';
import { Database } from '../../store/database.js';
import { CannotOpen } from '../../store/engines/cannotOpen.js';
import { bytesBehind, logPosition } from '../../store/inspection/postgresServer.js';
import { describeLocation } from '../../store/location.js';
import { check, databaseCheck, type Finding, ok, warning, wrong } from './check.js';

/** Where the server would listen, and whom it would ask. */
export const networkChecks = [
	check('port', async ({ config: { host, port } }) => {
		if (port === 0) return null;
		const code = await refusalOf(host, port);
		const at = hostAndPort(host, port);
		if (code === null) return ok(`nothing listens on ${at}: start can`);
		if (code === 'EADDRINUSE')
			return (await answersAsOurs(
				`http://${/^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : at.replace(/:\d+$/, '')}:${port}/healthz`,
			))
				? ok(`at ${at} there is a server that says it is well`)
				: warning(
						`${at} is taken by another program; start takes the next free port`,
						'give another PORT, or end what listens there',
					);
		if (code === 'EACCES')
			return wrong(`${at} may not be listened on by whoever runs this`, 'give a PORT of 1024 or above');
		if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
			return wrong(`this machine has no address ${host}`, 'give another HOST, such as 127.0.0.1 or 0.0.0.0');
		return wrong(`nothing can listen on ${at} (${code})`, 'give another HOST or PORT');
	}),
	databaseCheck('replicas', async (database, { config }) => {
		if (database.dialect !== 'postgres' || config.replicas.length === 0) return null;
		const position = await database.read(logPosition);
		return Promise.all(config.replicas.map((url) => replicaFinding(url, position)));
	}),
	check('provider', async ({ config: { openId }, online }) => {
		if (openId === null) return null;
		if (!online) return ok(`${openId.issuer} was not asked; --online does that`);
		const address = `${openId.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
		try {
			const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
			if (!answer.ok) return wrong(`${address} answers ${answer.status}`, 'check OIDC_ISSUER');
			const { issuer } = (await answer.json()) as { issuer?: unknown };
			return issuer === openId.issuer
				? ok(`${openId.issuer} answers`)
				: wrong(
						`${address} says that it is ${String(issuer).slice(0, 100)}`,
						'set OIDC_ISSUER to exactly what the provider calls itself',
					);
		} catch (error) {
			return wrong(
				`${openId.issuer} cannot be reached (${reasonOf(error)})`,
				'check OIDC_ISSUER, and the way there: DNS, proxy, firewall',
			);
		}
	}),
];

/** Why nothing can listen there; null where something can. It listens for a moment, and hears nobody. */
const refusalOf = (host: string, port: number): Promise<string | null> =>
	new Promise((resolve) => {
		const server = createServer((socket) => socket.destroy());
		server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
		server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
	});

async function answersAsOurs(address: string): Promise<boolean> {
	try {
		const answer = await fetch(address, { signal: AbortSignal.timeout(2_000) });
		return answer.ok && /"status"/.test(await answer.text());
	} catch {
		return false;
	}
}

async function replicaFinding(url: string, position: string | null): Promise<Finding> {
	const where = describeLocation(url);
	let replica: Database;
	try {
		replica = await Database.open({ url, readOnly: true, readers: 1 });
	} catch (error) {
		const why = error instanceof CannotOpen ? error.trouble.why : reasonOf(error);
		return wrong(
			`the replica ${where} cannot be read (${why}); reads go to the others and the primary`,
			'start it, or take it out of DATABASE_REPLICA_URLS',
		);
	}
	try {
		const behind = position === null ? null : await replica.read((session) => bytesBehind(session, position));
		if (behind === null)
			return wrong(
				`${where} repeats no other server`,
				'take it out of DATABASE_REPLICA_URLS; it takes writes of its own',
			);
		return behind > 16 * 2 ** 20
			? warning(
					`the replica ${where} is ${Math.round(behind / 2 ** 20)} MiB of log behind`,
					'see its log: a long query, a slow disk or the network holds it up',
				)
			: ok(`the replica ${where} is ${behind === 0 ? 'up to date' : `${Math.ceil(behind / 1024)} KiB of log behind`}`);
	} finally {
		await replica.close();
	}
}

const reasonOf = (error: unknown): string => {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return String((cause as { code?: unknown }).code ?? (cause as Error).message);
};
