import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where PostgreSQL's own programs are, or null. */
const programs = ((): string | null => {
	const versions = '/usr/lib/postgresql';
	const folders = existsSync(versions)
		? readdirSync(versions)
				.sort((one, other) => Number(other) - Number(one))
				.map((one) => join(versions, one, 'bin'))
		: [];
	return (
		[...(process.env.PATH ?? '').split(':'), ...folders].find((one) =>
			['initdb', 'pg_ctl', 'pg_basebackup'].every((name) => existsSync(join(one, name))),
		) ?? null
	);
})();

/** Whether a cluster can be made here. In CI it must be possible. */
export function canMakeClusters(): boolean {
	if (programs) return true;
	if (process.env.CI) throw new Error('initdb, pg_ctl and pg_basebackup are not here');
	console.warn('left out: tests with a replica, since initdb, pg_ctl and pg_basebackup are not here');
	return false;
}

/** PostgreSQL refuses to run as root. */
const user = ((): { uid: number; gid: number } | Record<string, never> => {
	if (process.getuid?.() !== 0 || !programs) return {};
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
})();

interface Server {
	readonly url: string;
	start(): void;
	stop(): void;
}

export interface Cluster {
	readonly primary: Server;
	readonly replica: Server;
	/** Stops both and removes all. */
	remove(): void;
}

/** A primary of its own and a server that repeats it, each on a free port. */
export async function newCluster(): Promise<Cluster> {
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-cluster-'));
	chmodSync(folder, 0o777);
	const run = (name: string, ...args: string[]) =>
		void execFileSync(join(programs ?? '', name), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	const server = async (name: string): Promise<Server & { data: string; port: number }> => {
		const data = join(folder, name);
		const port = await freePort();
		const options = `-p ${port} -k ${folder} -h 127.0.0.1 -c fsync=off -c wal_keep_size=64MB`;
		return {
			data,
			port,
			url: `postgres://postgres@127.0.0.1:${port}/postgres`,
			start: () => run('pg_ctl', '-D', data, '-w', '-l', join(folder, `${name}.log`), '-o', options, 'start'),
			stop: () => run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop'),
		};
	};
	const primary = await server('primary');
	run('initdb', '-D', primary.data, '-U', 'postgres', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C');
	primary.start();
	const replica = await server('replica');
	run(
		'pg_basebackup',
		'-D',
		replica.data,
		'-R',
		'-c',
		'fast',
		'-N',
		'-h',
		'127.0.0.1',
		'-p',
		String(primary.port),
		'-U',
		'postgres',
	);
	replica.start();
	return {
		primary,
		replica,
		remove: () => {
			for (const one of [replica, primary])
				try {
					one.stop();
				} catch {
					// It was stopped before.
				}
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

const freePort = (): Promise<number> =>
	new Promise((done) => {
		const server = net.createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as net.AddressInfo;
			server.close(() => done(port));
		});
	});
